using System.Xml.Linq;
using Workspace.Prose.Html;
using Workspace.Prose.Markdown;

namespace Workspace.Prose.Tests.Html;

/// <summary>Attacks by HTML and Markdown, in every place of a document where text stands.</summary>
public sealed class InertTests
{
    private static readonly Schema Schema = Schema.Standard;

    public static TheoryData<string> Attacks { get; } =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "\"><script>alert(1)</script>", "' onmouseover='alert(1)", "\" autofocus onfocus=alert(1) x=\"",
        "<iframe src=javascript:alert(1)>", "<a href=\"javascript:alert(1)\">x</a>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "</title><script>alert(1)</script>", "<!--><script>alert(1)</script>-->",
        "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java&#10;script:alert(1))", "[x](java&Tab;script:alert(1))", "[x](&#x6A;avascript:alert(1))", "[x](\u0001javascript:alert(1))", "[x](<javascript:alert(1)>)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:msgbox(1))", "[x](//evil.example)", "[x](\\\\evil.example)", "![x](javascript:alert(1))", "![x](data:image/svg+xml,<svg/onload=alert(1)>)", "<javascript:alert(1)>", "<data:text/html,x>",
        "[x]: javascript:alert(1)\n\n[x]", "# h {onclick=alert(1)}", "[x](/y){onmouseover=alert(1)}", "```js onclick=alert(1)\nx\n```", "```\"><script>\nx\n```", "| a {onclick=x} |\n|-|\n| <script>alert(1)</script> |",
        "[^1]\n\n[^1]: <script>alert(1)</script>", "- [ ] <img src=x onerror=alert(1)>", "> [!NOTE]\n> <script>alert(1)</script>", "[x](https://e.org \"\\\" onclick=alert(1)\")", "![\"onerror=alert(1) x=](/a.png)", "&lt;script&gt;alert(1)&lt;/script&gt;",
        "---\ntitle: <script>alert(1)</script>\n---\n<script>alert(1)</script>", "<style>@import 'https://evil.example';</style>", "<base href=//evil.example>", "<form action=//evil.example><button>", "<meta http-equiv=refresh content=0;url=//evil.example>",
        "\u202Egnp.exe", "${alert(1)}", "{{constructor.constructor('alert(1)')()}}", "<x onclick=alert(1)>x</x>", "[a](<\"onclick=alert(1)>)", "<http://e.org/\"onclick=alert(1)>", "__proto__", "```__proto__\nx\n```",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_in_Markdown_stays_words(string attack) => Inert(MarkdownReader.Read(attack).Doc);

    [Theory]
    [MemberData(nameof(Attacks))]
    public void An_attack_in_any_place_of_a_document_stays_words(string attack)
    {
        var text = ProseText.Clean(attack);
        var person = "0190f3b2-6c1a-7d3e-9a41-5b2c7f0e1d2a";
        Inert(Schema.Node("doc",
            Schema.Node("heading", Schema.Text(text)),
            Schema.Node("code_block", [("language", text)], Schema.Text(text)),
            Schema.Node("paragraph",
                Schema.Node("mention", [("person", person), ("name", text)]),
                Schema.Node("thing_link", [("tool", text), ("id", person), ("title", text)]),
                Schema.Node("image", [("src", text), ("alt", text), ("title", text)]),
                Schema.Node("image", [("src", "/a.png"), ("alt", text), ("title", text)]),
                Schema.Node("footnote", Schema.Text(text)),
                Schema.Text(text, Schema.Mark("link", ("href", text), ("title", text))),
                Schema.Text(text, Schema.Mark("comment", ("id", text)), Schema.Mark("highlight", ("color", text))))));
    }

    private static void Inert(Node doc)
    {
        var html = HtmlRules.Check(HtmlWriter.Write(doc));
        Assert.DoesNotContain(html.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }
}
