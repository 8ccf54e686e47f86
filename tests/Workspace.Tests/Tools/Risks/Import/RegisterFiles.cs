using System.Text;
using Workspace.Files.Csv;
using Workspace.Tools.Risks.Import;

namespace Workspace.Tests.Tools.Risks.Import;

/// <summary>The registers of the Data folder and registers written in a test, read as the import reads them.</summary>
internal static class RegisterFiles
{
    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Tools", "Risks", "Import", "Data", name));

    public static ImportTable Table(byte[] bytes) => ImportTable.From(CsvReader.Read(bytes, new CsvLimits()));

    public static ImportTable Table(string text) => Table(Encoding.UTF8.GetBytes(text));

    public static ImportPreview Preview(ImportTable table, ImportKnown? known = null) => ImportReader.Read(table, ColumnGuess.Propose(table), known ?? ImportKnown.Nothing);

    public static ImportPreview Preview(string text) => Preview(Table(text));
}
