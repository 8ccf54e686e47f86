using Workspace.Files.Reading;
using Workspace.Files.Scanning;
using Workspace.Files.Stores;
using Workspace.Files.Uploads;
using Workspace.Files.Whole;
using Workspace.Files.Words;
using Workspace.Operations;
using Workspace.Search;

namespace Workspace.Files;

/// <summary>Registers files: bringing in, keeping, reading and taking out.</summary>
public static class FilesSetup
{
    public static IServiceCollection AddWorkspaceFiles(this IServiceCollection services, FilesSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<Incoming>().AddSingleton<FileDoor>().AddSingleton<FileBell>().AddSingleton<BlobCheck>().AddSingleton<IDoctorLook>(provider => provider.GetRequiredService<BlobCheck>());
        services.AddScoped<ISearchSource, FileSource>();
        services.AddSingleton<DiskStore>().AddSingleton<IFileStore>(provider => settings.S3 is { } s3 ? new S3Store(s3, TimeProvider.System) : provider.GetRequiredService<DiskStore>());
        services.AddScoped<UploadActions>().AddScoped<FileIntake>().AddScoped<FileActions>().AddScoped<FileQueries>().AddScoped<FolderQueries>().AddScoped<FileBytes>();
        services.AddScoped<QuotaActions>();
        services.AddSingleton<UploadSweep>().AddHostedService(provider => provider.GetRequiredService<UploadSweep>());
        services.AddScoped<ExportActions>().AddScoped<ExportMaker>().AddScoped<SpaceFacts>().AddScoped<SpacePapers>();
        services.AddSingleton<ExportBell>().AddSingleton<ExportJob>().AddHostedService(provider => provider.GetRequiredService<ExportJob>());
        services.AddSingleton<Clamd>().AddSingleton<ScanJob>().AddHostedService(provider => provider.GetRequiredService<ScanJob>());
        services.AddSingleton<WordsWorker>().AddSingleton<WordsJob>().AddHostedService(provider => provider.GetRequiredService<WordsJob>());
        return services;
    }

    public static void MapWorkspaceFiles(this IEndpointRouteBuilder app)
    {
        UploadEndpoints.Map(app);
        DownloadEndpoints.Map(app);
        FilePosts.Map(app);
        SpaceExportEndpoints.Map(app);
    }
}
