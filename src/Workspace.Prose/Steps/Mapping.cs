namespace Workspace.Prose;

/// <summary>The maps of many steps, one after the other. Two of them can mirror each other: what one deletes the other puts back, and positions inside find their place again.</summary>
public sealed class Mapping : IMappable
{
    private readonly int from;
    private List<StepMap> maps;
    private Dictionary<int, int>? mirrors;
    private bool shared;

    /// <summary>The given maps.</summary>
    public Mapping(params IEnumerable<StepMap> maps) : this([.. maps], null, 0, null, shared: false)
    {
    }

    private Mapping(List<StepMap> maps, Dictionary<int, int>? mirrors, int from, int? to, bool shared) =>
        (this.maps, this.mirrors, this.from, To, this.shared) = (maps, mirrors, from, to ?? maps.Count, shared);

    /// <summary>The maps, in order; only those from <see cref="From"/> to <see cref="To"/> are used.</summary>
    public IReadOnlyList<StepMap> Maps => maps;

    /// <summary>The first map that is used.</summary>
    public int From => from;

    /// <summary>The end of those that are used.</summary>
    public int To { get; private set; }

    /// <summary>The maps between two of them, with their mirrors.</summary>
    public Mapping Slice(int from = 0, int? to = null) => new(maps, mirrors, from, to, shared: true);

    /// <summary>Adds a map, and says which earlier one it mirrors.</summary>
    public void AppendMap(StepMap map, int? mirrors = null)
    {
        Own();
        maps.Add(map);
        To = maps.Count;
        if (mirrors is { } other) SetMirror(maps.Count - 1, other);
    }

    /// <summary>Adds all maps of the other, with their mirrors.</summary>
    public void AppendMapping(Mapping mapping)
    {
        var start = maps.Count;
        for (var i = 0; i < mapping.maps.Count; i++)
            AppendMap(mapping.maps[i], mapping.GetMirror(i) is { } mirror && mirror < i ? start + mirror : null);
    }

    /// <summary>The way back through all maps.</summary>
    public Mapping Invert()
    {
        var inverse = new Mapping();
        for (var i = maps.Count - 1; i >= 0; i--)
            inverse.AppendMap(maps[i].Invert(), GetMirror(i) is { } mirror && mirror > i ? maps.Count - mirror - 1 : null);
        return inverse;
    }

    /// <summary>The index of the map that mirrors this one, or null.</summary>
    public int? GetMirror(int index) => mirrors is not null && mirrors.TryGetValue(index, out var mirror) ? mirror : null;

    /// <summary>Makes two maps mirror each other.</summary>
    public void SetMirror(int index, int mirror)
    {
        Own();
        mirrors ??= [];
        mirrors.TryAdd(index, mirror);
        mirrors.TryAdd(mirror, index);
    }

    /// <inheritdoc/>
    public int Map(int pos, int assoc = 1)
    {
        if (mirrors is not null) return MapResult(pos, assoc).Pos;
        for (var i = from; i < To; i++) pos = maps[i].Map(pos, assoc);
        return pos;
    }

    /// <inheritdoc/>
    public MapResult MapResult(int pos, int assoc = 1)
    {
        var deletions = Prose.MapResult.Deletions.None;
        for (var i = from; i < To; i++)
        {
            var result = maps[i].MapResult(pos, assoc);
            if (result.Recover is { } place && GetMirror(i) is { } mirror && mirror > i && mirror < To)
            {
                pos = maps[mirror].Recover(place);
                i = mirror;
                continue;
            }
            deletions |= result.Deleting;
            pos = result.Pos;
        }
        return new MapResult(pos, deletions);
    }

    private void Own()
    {
        if (!shared) return;
        (maps, mirrors, shared) = ([.. maps], mirrors is null ? null : new(mirrors), false);
    }
}
