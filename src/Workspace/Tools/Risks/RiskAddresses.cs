namespace Workspace.Tools.Risks;

/// <summary>Where the pages of a register are.</summary>
public static class RiskAddresses
{
    public const string Register = "/spaces/{SpaceId:guid}/risks", Heat = Register + "/heat-map", ClosedRisks = Register + "/closed", New = Register + "/new",
        Import = Register + "/import", Export = Register + "/export.csv", One = Register + "/{Id:guid}", Edit = One + "/edit", Close = One + "/close",
        Columns = Import + "/{Id:guid}", Preview = Columns + "/preview";

    public static string To(Guid spaceId, string page = "") => $"/spaces/{spaceId}/risks{page}";

    public static string ToRisk(Guid spaceId, Guid id, string page = "") => $"/spaces/{spaceId}/risks/{id}{page}";
}
