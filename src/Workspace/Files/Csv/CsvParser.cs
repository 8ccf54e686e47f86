using System.Text;

namespace Workspace.Files.Csv;

/// <summary>Cuts text into rows and cells by RFC 4180, counting the lines of the file as it goes.</summary>
internal sealed class CsvParser(TextReader reader, char separator, CsvLimits limits)
{
    private readonly CsvText _text = new(reader);
    private readonly StringBuilder _cell = new();
    private int _line = 1, _opened, _column;

    public CsvRow? Next()
    {
        if (_text.Peek() < 0) return null;
        var (line, cells) = (_line, new List<CsvCell>());
        do
        {
            _column = cells.Count + 1;
            if (_column > limits.Columns) throw TooWide();
            cells.Add(Cell());
        }
        while (TakeSeparator());
        TakeLineBreak();
        return new CsvRow(line, cells);
    }

    private CsvCell Cell()
    {
        _cell.Clear();
        _opened = _line;
        if (_text.Peek() == '"') Quoted();
        else if (_text.Peek() == '=') Formula();
        else Plain();
        return new CsvCell(CsvFormula.Unguard(_cell.ToString()), _opened);
    }

    private void Plain()
    {
        while (_text.Peek() is var c && c >= 0 && c != separator && c is not ('\r' or '\n')) Add((char)_text.Read());
    }

    private void Quoted()
    {
        _text.Read();
        while (true)
        {
            switch (_text.Read())
            {
                case < 0: throw Unclosed();
                case '"' when _text.Peek() == '"': _text.Read(); Add('"'); break;
                case '"': EndOfQuotes(); return;
                case var c: Count((char)c); Add((char)c); break;
            }
        }
    }

    // Spaces after a closing quote are common and harmless; anything else means the quotes do not pair.
    private void EndOfQuotes()
    {
        while (_text.Peek() == ' ' && separator != ' ') _text.Read();
        if (_text.Peek() is var c && c >= 0 && c != separator && c is not ('\r' or '\n')) throw Unpaired();
    }

    // =HYPERLINK("a";"b") written without quotes: separators inside its brackets belong to it.
    private void Formula()
    {
        var length = FormulaLength(_text.Ahead());
        for (var i = 0; i < length; i++) Add((char)_text.Read());
        if (length == 0) Plain();
    }

    private int FormulaLength(ReadOnlySpan<char> ahead)
    {
        var (depth, quoted) = (0, false);
        for (var i = 0; i < ahead.Length; i++)
        {
            var c = ahead[i];
            if (c is '\r' or '\n' || (c == separator && depth == 0 && !quoted)) return depth == 0 && !quoted ? i : 0;
            if (c == '"') quoted = !quoted;
            else if (!quoted) depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return depth == 0 && !quoted && ahead.Length < CsvText.LookAhead ? ahead.Length : 0;
    }

    private bool TakeSeparator()
    {
        if (_text.Peek() != separator) return false;
        _text.Read();
        return true;
    }

    private void TakeLineBreak()
    {
        var c = _text.Read();
        if (c < 0) return;
        if (c == '\r' && _text.Peek() == '\n') _text.Read();
        _line++;
    }

    private void Count(char c)
    {
        if (c == '\n' || (c == '\r' && _text.Peek() != '\n')) _line++;
    }

    private void Add(char c)
    {
        if (_cell.Length >= limits.CellLength) throw TooLong();
        _cell.Append(c);
    }

    private CsvRefused TooWide() => new($"Line {_line} has more than {limits.Columns} columns. Save the file with at most {limits.Columns} columns and choose it again.");

    private CsvRefused TooLong() => new($"Line {_opened}, column {_column}: this cell is longer than {limits.CellLength:N0} characters. Check that every quote that is opened there is also closed.");

    private CsvRefused Unclosed() => new($"Line {_opened}, column {_column}: a quote is opened here and never closed. Close it, or remove it, and choose the file again.");

    private CsvRefused Unpaired() => new($"Line {_line}, column {_column}: text follows a closing quote{(_line == _opened ? "" : $" (opened on line {_opened})")}. Write a quote inside a cell twice, and choose the file again.");
}
