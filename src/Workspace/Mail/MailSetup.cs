namespace Workspace.Mail;

/// <summary>Registers letters, their sender and the summaries.</summary>
public static class MailSetup
{
    public static IServiceCollection AddWorkspaceMail(this IServiceCollection services, MailServer server) => services
        .AddSingleton(server).AddSingleton<Post>().AddSingleton<LetterQueue>().AddSingleton<LetterPaper>().AddSingleton<LetterDesk>()
        .AddSingleton<StopLinks>().AddSingleton<ILetterWords, AskedWords>().AddSingleton<ILetterWords, SummaryWords>().AddScoped<MailActions>()
        .AddSingleton<SummaryRound>().AddHostedService(provider => provider.GetRequiredService<SummaryRound>())
        .AddSingleton<IMailSender, SmtpSender>().AddSingleton<Postman>().AddHostedService(provider => provider.GetRequiredService<Postman>());
}
