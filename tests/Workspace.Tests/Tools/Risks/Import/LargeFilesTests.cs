using System.Text;
using Workspace.Files.Csv;

namespace Workspace.Tests.Tools.Risks.Import;

public sealed class LargeFilesTests
{
    [Fact]
    public void Five_thousand_rows_of_a_hundred_columns_are_previewed_whole()
    {
        var text = new StringBuilder("Risk,Likelihood,Impact");
        for (var i = 4; i <= 100; i++) text.Append($",Extra {i}");
        text.Append('\n');
        for (var row = 2; row <= 5_000; row++) text.Append("Something might happen,3,4").Insert(text.Length, ",x", 97).Append('\n');
        var preview = RegisterFiles.Preview(text.ToString());
        Assert.Equal(4_999, preview.Rows.Count);
        Assert.True(preview.CanImport);
    }

    [Fact]
    public void Random_bytes_are_a_table_or_a_sentence_and_never_a_fault()
    {
        var random = new Random(20261121);
        var alphabet = "\",;|\t\r\n='\\ (a1é\0"u8.ToArray();
        for (var run = 0; run < 3_000; run++)
        {
            var bytes = new byte[random.Next(200)];
            for (var i = 0; i < bytes.Length; i++) bytes[i] = random.Next(10) == 0 ? (byte)random.Next(256) : alphabet[random.Next(alphabet.Length)];
            try
            {
                Assert.NotNull(RegisterFiles.Preview(RegisterFiles.Table(bytes)));
            }
            catch (CsvRefused refused)
            {
                Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
            }
        }
    }
}
