using Workspace.Operations;

namespace Workspace.People.SignIn;

/// <summary>The cookie between the first proof and the second step. It names nobody to whoever reads it.</summary>
public sealed class HalfWayCookie(PublicAddress address, BrowserSeal seal, TimeProvider clock) : SealedCookie<HalfWay>(address, seal, clock, "step", "half way");
