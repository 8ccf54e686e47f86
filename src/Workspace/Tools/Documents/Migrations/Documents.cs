using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Workspace.Data;

namespace Workspace.Tools.Documents.Migrations;

/// <summary>The tables of documents, their comments and decisions.</summary>
[DbContext(typeof(WorkspaceDb)), Migration("20261122030000_Documents")]
public sealed class Documents20261122030000 : Migration
{
    protected override void Up(MigrationBuilder to)
    {
        AddDocument(to);
        AddComment(to);
        AddReply(to);
        AddMention(to);
        AddDecision(to);
    }

    private static void AddDocument(MigrationBuilder to)
    {
        to.CreateTable("Document",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                Number = t.Column<int>(),
                Title = t.Column<string>(maxLength: 200),
                Status = t.Column<int>(),
                IsTemplate = t.Column<bool>(),
                CommentFrom = t.Column<int>(),
                SuggestFrom = t.Column<int>(),
                WriteFrom = t.Column<int>(),
                CreatedById = t.Column<Guid>(),
                CreatedAt = t.Column<long>(),
                ChangedById = t.Column<Guid>(),
                ChangedAt = t.Column<long>(),
                AgreedVersion = t.Column<int>(nullable: true),
                AgreedAt = t.Column<long>(nullable: true),
                AgreedById = t.Column<Guid>(nullable: true),
                SupersededById = t.Column<Guid>(nullable: true),
                TrashedAt = t.Column<long>(nullable: true),
                TrashedById = t.Column<Guid>(nullable: true),
                Origin = t.Column<string>(maxLength: 200),
                NotKept = t.Column<string>(maxLength: 8000),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_Document", x => x.Id);
                t.ForeignKey("FK_Document_Space_SpaceId", x => x.SpaceId, "Space", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_Document_SpaceId_Number", "Document", ["SpaceId", "Number"], unique: true);
        to.CreateIndex("IX_Document_SpaceId_ChangedAt", "Document", ["SpaceId", "ChangedAt"]);
    }

    private static void AddComment(MigrationBuilder to)
    {
        to.CreateTable("DocumentComment",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                DocumentId = t.Column<Guid>(),
                Key = t.Column<string>(maxLength: 64),
                Quote = t.Column<string>(maxLength: 300),
                Clause = t.Column<string>(maxLength: 200),
                Words = t.Column<string>(maxLength: 4000),
                ById = t.Column<Guid>(nullable: true),
                AuthorName = t.Column<string>(maxLength: 200),
                Affiliation = t.Column<string>(maxLength: 200),
                At = t.Column<long>(),
                RoundId = t.Column<Guid>(nullable: true),
                Outcome = t.Column<int>(),
                Reason = t.Column<string>(maxLength: 1000),
                ResolvedAt = t.Column<long>(nullable: true),
                ResolvedById = t.Column<Guid>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_DocumentComment", x => x.Id);
                t.ForeignKey("FK_DocumentComment_Document_DocumentId", x => x.DocumentId, "Document", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_DocumentComment_DocumentId_At", "DocumentComment", ["DocumentId", "At"]);
        to.CreateIndex("IX_DocumentComment_SpaceId", "DocumentComment", "SpaceId");
    }

    private static void AddReply(MigrationBuilder to)
    {
        to.CreateTable("DocumentReply",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                DocumentId = t.Column<Guid>(),
                CommentId = t.Column<Guid>(),
                Words = t.Column<string>(maxLength: 4000),
                ById = t.Column<Guid>(),
                At = t.Column<long>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_DocumentReply", x => x.Id);
                t.ForeignKey("FK_DocumentReply_DocumentComment_CommentId", x => x.CommentId, "DocumentComment", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_DocumentReply_DocumentId_At", "DocumentReply", ["DocumentId", "At"]);
        to.CreateIndex("IX_DocumentReply_CommentId", "DocumentReply", "CommentId");
        to.CreateIndex("IX_DocumentReply_SpaceId", "DocumentReply", "SpaceId");
    }

    private static void AddMention(MigrationBuilder to)
    {
        to.CreateTable("DocumentMention",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                DocumentId = t.Column<Guid>(),
                CommentId = t.Column<Guid>(),
                PersonId = t.Column<Guid>(),
                ById = t.Column<Guid>(),
                At = t.Column<long>(),
                AnsweredAt = t.Column<long>(nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_DocumentMention", x => x.Id);
                t.ForeignKey("FK_DocumentMention_DocumentComment_CommentId", x => x.CommentId, "DocumentComment", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_DocumentMention_SpaceId_PersonId_AnsweredAt", "DocumentMention", ["SpaceId", "PersonId", "AnsweredAt"]);
        to.CreateIndex("IX_DocumentMention_CommentId", "DocumentMention", "CommentId");
    }

    private static void AddDecision(MigrationBuilder to)
    {
        to.CreateTable("SuggestionDecision",
            t => new
            {
                Id = t.Column<Guid>(),
                SpaceId = t.Column<Guid>(),
                DocumentId = t.Column<Guid>(),
                Key = t.Column<string>(maxLength: 64),
                ById = t.Column<Guid>(nullable: true),
                Affiliation = t.Column<string>(maxLength: 200),
                SuggestedAt = t.Column<long>(nullable: true),
                Clause = t.Column<string>(maxLength: 200),
                Added = t.Column<string>(maxLength: 2000),
                Removed = t.Column<string>(maxLength: 2000),
                RoundId = t.Column<Guid>(nullable: true),
                Outcome = t.Column<int>(),
                Reason = t.Column<string>(maxLength: 1000),
                DecidedAt = t.Column<long>(nullable: true),
                DecidedById = t.Column<Guid>(nullable: true),
                Version = t.Column<int>(),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_SuggestionDecision", x => x.Id);
                t.ForeignKey("FK_SuggestionDecision_Document_DocumentId", x => x.DocumentId, "Document", "Id", onDelete: ReferentialAction.Cascade);
            });
        to.CreateIndex("IX_SuggestionDecision_DocumentId_Key", "SuggestionDecision", ["DocumentId", "Key"], unique: true);
        to.CreateIndex("IX_SuggestionDecision_SpaceId", "SuggestionDecision", "SpaceId");
    }
}
