namespace Workspace.Files.Csv;

/// <summary>Characters one by one with a short look ahead, whatever the size of the file behind them.</summary>
internal sealed class CsvText(TextReader reader)
{
    public const int LookAhead = 2_048;

    private readonly char[] _window = new char[LookAhead * 4];
    private int _at, _end;

    public int Peek() => _at < _end || Fill() ? _window[_at] : -1;

    public int Read() => _at < _end || Fill() ? _window[_at++] : -1;

    public ReadOnlySpan<char> Ahead()
    {
        while (_end - _at < LookAhead && Fill()) { }
        return _window.AsSpan(_at, Math.Min(LookAhead, _end - _at));
    }

    private bool Fill()
    {
        _window.AsSpan(_at, _end - _at).CopyTo(_window);
        (_at, _end) = (0, _end - _at);
        var read = reader.Read(_window, _end, _window.Length - _end);
        _end += read;
        return read > 0;
    }
}
