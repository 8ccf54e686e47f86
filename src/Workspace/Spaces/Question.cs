using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;

namespace Workspace.Spaces;

/// <summary>A question about a space's things of one kind that is turned into SQL once, for lists that are opened all the time.</summary>
/// <param name="ask">Begins with the things of the space of the visit, and may use one value that differs each time.</param>
public sealed class Question<T, TWith, TRow>(Expression<Func<IQueryable<T>, TWith, IQueryable<TRow>>> ask) where T : class, IInSpace
{
    private readonly Func<WorkspaceDb, Guid, TWith, IAsyncEnumerable<TRow>> _compiled = Compile(ask);

    internal IAsyncEnumerable<TRow> Ask(WorkspaceDb db, Guid spaceId, TWith with) => _compiled(db, spaceId, with);

    private static Func<WorkspaceDb, Guid, TWith, IAsyncEnumerable<TRow>> Compile(Expression<Func<IQueryable<T>, TWith, IQueryable<TRow>>> ask)
    {
        Expression<Func<WorkspaceDb, Guid, IQueryable<T>>> inSpace = (db, spaceId) => db.Set<T>().AsNoTracking().Where(thing => thing.SpaceId == spaceId);
        var body = new Put(ask.Parameters[0], inSpace.Body).Visit(ask.Body);
        return EF.CompileAsyncQuery(Expression.Lambda<Func<WorkspaceDb, Guid, TWith, IQueryable<TRow>>>(body, [.. inSpace.Parameters, ask.Parameters[1]]));
    }

    private sealed class Put(ParameterExpression parameter, Expression instead) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? instead : node;
    }
}
