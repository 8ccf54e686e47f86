using Workspace.Data;
using Workspace.Licensing;
using Workspace.Live;
using Workspace.Operations;
using Workspace.People;
using Workspace.Spaces;
using Workspace.Tools;
using Workspace.Ui;

if (await Commands.RunAsync(args) is { } exit)
{
    return exit;
}

var builder = WebApplication.CreateBuilder(args);
var settings = Settings.Read(builder.Configuration);
var toolbox = new Toolbox();

builder.AddWorkspaceOperations(settings);
builder.Services.AddSingleton(TimeProvider.System).AddSingleton(toolbox);
builder.Services.AddWorkspaceData(settings.Database);
builder.Services.AddWorkspacePeople();
builder.Services.AddWorkspaceLicensing();
builder.Services.AddWorkspaceSpaces();
builder.Services.AddWorkspaceLive();
builder.Services.AddWorkspaceUi(settings.Address);
foreach (var tool in toolbox.All)
{
    tool.AddServices(builder.Services);
}

var app = builder.Build();

app.UseWorkspaceOperations();
app.UseWorkspaceUi();
app.MapWorkspaceOperations();
app.MapWorkspacePeople();
app.MapWorkspaceSpaces();
app.MapWorkspaceLive();
foreach (var tool in toolbox.All)
{
    tool.MapEndpoints(app);
}

app.MapWorkspacePages();

await app.Services.GetRequiredService<Migrator>().MigrateAsync();
await app.Services.GetRequiredService<Greeting>().SayAsync(args);
await app.RunAsync();
return 0;

/// <summary>The server; named for the tests that start it.</summary>
public sealed partial class Program;
