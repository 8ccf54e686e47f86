using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Workspace.Data;

namespace Workspace.Spaces;

/// <summary>A question about a space's things of one kind that is turned into SQL once, for lists that are opened all the time.</summary>
/// <param name="ask">Begins with the things of the space of the visit, and may use one value that differs each time.</param>
/// <param name="tracked">True where the visit is to change what it finds.</param>
public sealed class Question<T, TWith, TRow>(Expression<Func<IQueryable<T>, TWith, IQueryable<TRow>>> ask, bool tracked = false) where T : class, IInSpace
{
    private readonly Func<WorkspaceDb, Guid, TWith, IAsyncEnumerable<TRow>> _compiled =
        EF.CompileAsyncQuery(Asked.OfSpace<T, Func<WorkspaceDb, Guid, TWith, IQueryable<TRow>>>(ask, tracked));

    internal IAsyncEnumerable<TRow> Ask(WorkspaceDb db, Guid spaceId, TWith with) => _compiled(db, spaceId, with);
}

/// <summary>The same with two values that differ each time, for example which thing and who asks.</summary>
public sealed class Question<T, TWith, TAnd, TRow>(Expression<Func<IQueryable<T>, TWith, TAnd, IQueryable<TRow>>> ask, bool tracked = false) where T : class, IInSpace
{
    private readonly Func<WorkspaceDb, Guid, TWith, TAnd, IAsyncEnumerable<TRow>> _compiled =
        EF.CompileAsyncQuery(Asked.OfSpace<T, Func<WorkspaceDb, Guid, TWith, TAnd, IQueryable<TRow>>>(ask, tracked));

    internal IAsyncEnumerable<TRow> Ask(WorkspaceDb db, Guid spaceId, TWith with, TAnd and) => _compiled(db, spaceId, with, and);
}

/// <summary>Puts the things of a space in the place of the question's first parameter.</summary>
internal static class Asked
{
    public static Expression<TQuery> OfSpace<T, TQuery>(LambdaExpression ask, bool tracked) where T : class, IInSpace where TQuery : Delegate
    {
        Expression<Func<WorkspaceDb, Guid, IQueryable<T>>> inSpace = tracked
            ? (db, spaceId) => db.Set<T>().Where(thing => thing.SpaceId == spaceId)
            : (db, spaceId) => db.Set<T>().AsNoTracking().Where(thing => thing.SpaceId == spaceId);
        var body = new Put(ask.Parameters[0], inSpace.Body).Visit(ask.Body);
        return Expression.Lambda<TQuery>(body, [.. inSpace.Parameters, .. ask.Parameters.Skip(1)]);
    }

    private sealed class Put(ParameterExpression parameter, Expression instead) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? instead : node;
    }
}
