using Workspace.Activity;
using Workspace.Data;
using Workspace.Drafts;
using Workspace.Files;
using Workspace.Invitations;
using Workspace.Licensing;
using Workspace.Live;
using Workspace.Mail;
using Workspace.Operations;
using Workspace.People;
using Workspace.Search;
using Workspace.Spaces;
using Workspace.Texts;
using Workspace.Tools;
using Workspace.Ui;

return await Commands.RunAsync(args, Compose);

static WebApplication Compose(string[] args)
{
    // A published server finds its pages beside itself, wherever it is started from.
    var published = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = published ? AppContext.BaseDirectory : null });
    if (!published)
    {
        builder.WebHost.UseStaticWebAssets();
    }

    var settings = Settings.Read(builder.Configuration);
    var toolbox = new Toolbox();

    builder.AddWorkspaceOperations(settings, args);
    builder.Services.AddSingleton(toolbox);
    builder.Services.AddWorkspaceData(settings.Database);
    builder.Services.AddWorkspacePeople(settings.Oidc);
    builder.Services.AddWorkspaceLicensing();
    builder.Services.AddWorkspaceSpaces();
    builder.Services.AddWorkspaceInvitations();
    builder.Services.AddWorkspaceActivity();
    builder.Services.AddWorkspaceDrafts();
    builder.Services.AddWorkspaceFiles(settings.Files);
    builder.Services.AddWorkspaceLive(settings.Database);
    builder.Services.AddWorkspaceTexts(settings.Database);
    builder.Services.AddWorkspaceMail(settings.Mail);
    builder.Services.AddWorkspaceSearch(settings.Database);
    builder.Services.AddWorkspaceUi(settings.Address);
    foreach (var tool in toolbox.All)
    {
        tool.AddServices(builder.Services);
    }

    var app = builder.Build();

    app.UseWorkspaceOperations();
    app.UseWorkspaceAudit();
    app.UseWorkspaceUi();
    app.UseWorkspacePeople();
    app.UseWorkspaceActivity();
    app.Use(FormsFirst.InvokeAsync);
    app.MapWorkspaceOperations();
    app.MapWorkspacePeople();
    app.MapWorkspaceLicensing();
    app.MapWorkspaceSpaces();
    app.MapWorkspaceActivity();
    app.MapWorkspaceDrafts();
    app.MapWorkspaceFiles();
    app.MapWorkspaceLive();
    app.MapWorkspaceTexts();
    app.MapWorkspaceMail();
    app.MapWorkspaceSearch();
    foreach (var tool in toolbox.All)
    {
        tool.MapEndpoints(app);
    }

    app.MapWorkspacePages();
    return app;
}

/// <summary>The server; named for the tests that start it.</summary>
public sealed partial class Program;
