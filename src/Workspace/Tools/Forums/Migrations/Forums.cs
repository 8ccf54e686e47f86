using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Forums.Migrations;

/// <summary>The tables of forums: threads, posts, and what people make of them.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261128100000_Forums")]
public sealed class Forums20261128100000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        AddForum(to);
        AddThread(to);
        AddThreadParts(to);
        AddPost(to);
        AddPostParts(to);
        AddModeration(to);
        AddReaders(to);
    }

    private static void AddForum(MigrationBuilder to)
    {
        to.CreateTable("Forum",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                Name = t.Column<string>(maxLength: 120),
                Purpose = t.Column<string>(maxLength: 2000),
                OpenToChange = t.Column<string>(maxLength: 2000),
                WhatHappens = t.Column<string>(maxLength: 2000),
                Rules = t.Column<string>(maxLength: 4000),
                StartFrom = t.Column<int>(),
                ReplyFrom = t.Column<int>(),
                ModerateFrom = t.Column<int>(),
                Place = t.Column<int>(),
                Threads = t.Column<int>(),
                CreatedById = t.Column<Guid>(),
                CreatedAt = t.Column<long>(),
                ClosedAt = t.Column<long>(nullable: true),
                ClosedById = t.Column<Guid>(nullable: true),
                Edition = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Forum", x => x.Id);
                t.ForeignKey("FK_Forum_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_Forum_SpaceId_Place", "Forum", ["SpaceId", "Place"]);
        to.CreateTable("ForumSpeaker",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                ForumId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                NamedById = t.Column<Guid>(),
                NamedAt = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_ForumSpeaker", x => x.Id);
                t.ForeignKey("FK_ForumSpeaker_Forum_ForumId", x => x.ForumId, "Forum", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_ForumSpeaker_ForumId_PersonId", "ForumSpeaker", ["ForumId", "PersonId"], unique: true);
    }

    private static void AddThread(MigrationBuilder to)
    {
        to.CreateTable("ForumThread",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                ForumId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 200),
                Tags = t.Column<string>(maxLength: 300),
                Stage = t.Column<int>(),
                IsPinned = t.Column<bool>(),
                Fate = t.Column<int>(),
                MergedIntoId = t.Column<Guid>(nullable: true),
                MergedAfter = t.Column<int>(),
                StartedById = t.Column<Guid>(),
                StartedAt = t.Column<long>(),
                ClosedAt = t.Column<long>(nullable: true),
                ClosedById = t.Column<Guid>(nullable: true),
                ClosedBecause = t.Column<string>(maxLength: 300),
                DeletedAt = t.Column<long>(nullable: true),
                DeletedById = t.Column<Guid>(nullable: true),
                LastNumber = t.Column<int>(),
                Posts = t.Column<int>(),
                People = t.Column<int>(),
                Affiliations = t.Column<int>(),
                LastPostAt = t.Column<long>(),
                LastPostById = t.Column<Guid>(),
                OpenFlags = t.Column<int>(),
                SummaryId = t.Column<Guid>(nullable: true),
                OutcomeId = t.Column<Guid>(nullable: true),
                OutcomeAt = t.Column<long>(nullable: true),
                Revision = t.Column<int>(),
                Edition = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_ForumThread", x => x.Id);
                t.ForeignKey("FK_ForumThread_Forum_ForumId", x => x.ForumId, "Forum", "Id", onDelete: ReferentialAction.Cascade);
                t.ForeignKey("FK_ForumThread_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_ForumThread_SpaceId_Number", "ForumThread", ["SpaceId", "Number"], unique: true);
        to.CreateIndex("IX_ForumThread_ForumId_Fate_IsPinned_LastPostAt", "ForumThread", ["ForumId", "Fate", "IsPinned", "LastPostAt"]);
        to.CreateIndex("IX_ForumThread_ForumId_Fate_Stage_LastPostAt", "ForumThread", ["ForumId", "Fate", "Stage", "LastPostAt"]);
    }

    private static void AddThreadParts(MigrationBuilder to)
    {
        to.CreateTable("ThreadTag",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                ThreadId = t.Column<Guid>(),
                Tag = t.Column<string>(maxLength: 40),
                TagKey = t.Column<string>(maxLength: 80),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_ThreadTag", x => x.Id);
                t.ForeignKey("FK_ThreadTag_ForumThread_ThreadId", x => x.ThreadId, "ForumThread", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_ThreadTag_SpaceId_TagKey", "ThreadTag", ["SpaceId", "TagKey"]);
        to.CreateIndex("IX_ThreadTag_ThreadId", "ThreadTag", "ThreadId");
        to.CreateTable("ThreadOutcome",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                ThreadId = t.Column<Guid>(),
                Words = t.Column<string>(maxLength: 4000),
                ById = t.Column<Guid>(),
                At = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_ThreadOutcome", x => x.Id);
                t.ForeignKey("FK_ThreadOutcome_ForumThread_ThreadId", x => x.ThreadId, "ForumThread", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_ThreadOutcome_ThreadId_At", "ThreadOutcome", ["ThreadId", "At"]);
        to.CreateTable("ThreadVoice",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                ThreadId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Affiliation = t.Column<string>(maxLength: 200),
                At = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_ThreadVoice", x => x.Id);
                t.ForeignKey("FK_ThreadVoice_ForumThread_ThreadId", x => x.ThreadId, "ForumThread", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_ThreadVoice_ThreadId_PersonId", "ThreadVoice", ["ThreadId", "PersonId"], unique: true);
        to.CreateIndex("IX_ThreadVoice_SpaceId_PersonId", "ThreadVoice", ["SpaceId", "PersonId"]);
    }

    private static void AddPost(MigrationBuilder to)
    {
        to.CreateTable("ForumPost",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                ThreadId = t.Column<Guid>(),
                Number = t.Column<int>(),
                ById = t.Column<Guid>(),
                Affiliation = t.Column<string>(maxLength: 200),
                At = t.Column<long>(),
                ReplyToId = t.Column<Guid>(nullable: true),
                Doc = t.Column<byte[]>(),
                Words = t.Column<string>(maxLength: 120000),
                Things = t.Column<string>(maxLength: 1000),
                Version = t.Column<int>(),
                EditedAt = t.Column<long>(nullable: true),
                IsOfficial = t.Column<bool>(),
                DeletedAt = t.Column<long>(nullable: true),
                DeletedById = t.Column<Guid>(nullable: true),
                HiddenAt = t.Column<long>(nullable: true),
                HiddenById = t.Column<Guid>(nullable: true),
                HiddenRule = t.Column<string>(maxLength: 300),
                HiddenNote = t.Column<string>(maxLength: 1000),
                MendedAt = t.Column<long>(nullable: true),
                MovedToId = t.Column<Guid>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_ForumPost", x => x.Id);
                t.ForeignKey("FK_ForumPost_ForumThread_ThreadId", x => x.ThreadId, "ForumThread", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_ForumPost_ThreadId_Number", "ForumPost", ["ThreadId", "Number"], unique: true);
    }

    private static void AddPostParts(MigrationBuilder to)
    {
        to.CreateTable("PostRevision",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                PostId = t.Column<Guid>(),
                Version = t.Column<int>(),
                At = t.Column<long>(),
                Doc = t.Column<byte[]>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_PostRevision", x => x.Id);
                t.ForeignKey("FK_PostRevision_ForumPost_PostId", x => x.PostId, "ForumPost", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_PostRevision_PostId_Version", "PostRevision", ["PostId", "Version"], unique: true);
        to.CreateTable("PostReaction",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                PostId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                Kind = t.Column<int>(),
                At = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_PostReaction", x => x.Id);
                t.ForeignKey("FK_PostReaction_ForumPost_PostId", x => x.PostId, "ForumPost", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_PostReaction_PostId_PersonId_Kind", "PostReaction", ["PostId", "PersonId", "Kind"], unique: true);
        to.CreateTable("PostMention",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                ThreadId = t.Column<Guid>(),
                PostId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                ById = t.Column<Guid>(),
                At = t.Column<long>(),
                AnsweredAt = t.Column<long>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_PostMention", x => x.Id);
                t.ForeignKey("FK_PostMention_ForumPost_PostId", x => x.PostId, "ForumPost", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_PostMention_SpaceId_PersonId_AnsweredAt", "PostMention", ["SpaceId", "PersonId", "AnsweredAt"]);
        to.CreateIndex("IX_PostMention_PostId", "PostMention", "PostId");
    }

    private static void AddModeration(MigrationBuilder to)
    {
        to.CreateTable("PostFlag",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                ForumId = t.Column<Guid>(),
                PostId = t.Column<Guid>(),
                ById = t.Column<Guid>(),
                Reason = t.Column<string>(maxLength: 1000),
                At = t.Column<long>(),
                SettledAt = t.Column<long>(nullable: true),
                SettledById = t.Column<Guid>(nullable: true),
                Outcome = t.Column<int>(),
                Answer = t.Column<string>(maxLength: 1000),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_PostFlag", x => x.Id);
                t.ForeignKey("FK_PostFlag_ForumPost_PostId", x => x.PostId, "ForumPost", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_PostFlag_SpaceId_SettledAt_At", "PostFlag", ["SpaceId", "SettledAt", "At"]);
        to.CreateIndex("IX_PostFlag_PostId", "PostFlag", "PostId");
    }

    private static void AddReaders(MigrationBuilder to)
    {
        to.CreateTable("ThreadReader",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                ThreadId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                ReadTo = t.Column<int>(),
                ReadAt = t.Column<long>(),
                SeenTo = t.Column<int>(),
                SeenAt = t.Column<long>(),
                SeenBefore = t.Column<int>(nullable: true),
                Watch = t.Column<int>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_ThreadReader", x => x.Id);
                t.ForeignKey("FK_ThreadReader_ForumThread_ThreadId", x => x.ThreadId, "ForumThread", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_ThreadReader_ThreadId_PersonId", "ThreadReader", ["ThreadId", "PersonId"], unique: true);
        to.CreateTable("ForumReader",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                ForumId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                ReadUntil = t.Column<long>(),
                ReadBefore = t.Column<long>(nullable: true),
                Watch = t.Column<int>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_ForumReader", x => x.Id);
                t.ForeignKey("FK_ForumReader_Forum_ForumId", x => x.ForumId, "Forum", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_ForumReader_ForumId_PersonId", "ForumReader", ["ForumId", "PersonId"], unique: true);
    }
}
