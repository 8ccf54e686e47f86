namespace Workspace.Files.Kinds;

/// <summary>Names of what runs when somebody opens it: never taken, not in an archive either.</summary>
public static class Programs
{
    private static readonly HashSet<string> Endings = new(StringComparer.Ordinal)
    {
        "exe", "com", "scr", "pif", "bat", "cmd", "ps1", "psm1", "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh", "hta", "msi", "msp", "msc", "cpl", "dll", "sys", "ocx", "drv",
        "lnk", "url", "scf", "reg", "inf", "jar", "apk", "ipa", "app", "appx", "msix", "dmg", "pkg", "iso", "img", "vhd", "vhdx", "application", "gadget", "sh", "bash", "command", "desktop", "deb", "rpm",
        "docm", "dotm", "xlsm", "xltm", "xlam", "xll", "pptm", "ppam", "potm", "ppsm", "sldm", "one", "onepkg", "chm", "swf", "library-ms", "search-ms", "settingcontent-ms", "py", "pyc", "php", "asp", "aspx", "jsp", "cgi",
    };

    public static bool IsNamed(string name) => Endings.Contains(FileName.Ending(name)) || Endings.Any(ending => ending.Contains('-', StringComparison.Ordinal) && name.EndsWith("." + ending, StringComparison.OrdinalIgnoreCase));
}
