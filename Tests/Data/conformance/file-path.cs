using System;
using System.IO;

class Program
{
    static void Show(string path)
    {
        Console.WriteLine("[" + path + "] dir=" + (Path.GetDirectoryName(path) ?? "null") + " name=" + (Path.GetFileName(path) ?? "null")
            + " ext=" + (Path.GetExtension(path) ?? "null") + " stem=" + (Path.GetFileNameWithoutExtension(path) ?? "null")
            + " root=" + (Path.GetPathRoot(path) ?? "null") + " hasext=" + Path.HasExtension(path) + " rooted=" + Path.IsPathRooted(path));
        Console.WriteLine("  .new: " + (Path.ChangeExtension(path, ".new") ?? "null") + " new: " + (Path.ChangeExtension(path, "new") ?? "null")
            + " null: " + (Path.ChangeExtension(path, null) ?? "null") + " empty: " + (Path.ChangeExtension(path, "") ?? "null"));
    }

    static void Full(string path)
    {
        Console.WriteLine(path + " -> " + Path.GetFullPath(path));
    }

    static void Try(string what, string a, string b)
    {
        try
        {
            Console.WriteLine(what + " " + (b == null ? Path.GetFullPath(a) : Path.Combine(a, b == "null" ? null : b)));
        }
        catch (Exception e)
        {
            Console.WriteLine(what + " " + e.GetType().Name + " " + e.Message);
        }
    }

    static void Main()
    {
        string[] paths = new string[]
        {
            "", "/", "a", "a/b", "/a", "/a/b.txt", "a/b/", "a//b//c.d.e", ".hidden", "a.", "a/.b", "a.b/c", "/a.b/", "..", "../x", "a b/c d.e f", "x.y.z", "//a/b", ".",
        };

        for (int i = 0; i < paths.Length; i++)
        {
            Show(paths[i]);
        }

        Show(null);
        string[] rooted = new string[] { "/", "/a", "/a/", "/a/b/../c", "/a/./b", "/a//b///c", "/..", "/../a", "/a/..", "/a/../", "/a/b/..", "/a/b/.", "/a/b/./", "/a/...", "/a/..b", "/.a/.b", "/a/b/../../../c/" };

        for (int i = 0; i < rooted.Length; i++)
        {
            Full(rooted[i]);
        }

        string here = Path.GetFullPath(".");
        Console.WriteLine((Path.GetFullPath("x/../y") == Path.Combine(here, "y")).ToString());
        Console.WriteLine((Path.GetFullPath("x") == Path.Combine(Directory.GetCurrentDirectory(), "x")).ToString());
        Try("join", "a", "b");
        Try("join", "a/", "b");
        Try("join", "a", "/b");
        Try("join", "", "b");
        Try("join", "a", "");
        Try("join", "", "");
        Try("join", "a/b", "c/d.e");
        Try("join", null, "b");
        Try("join", "a", "null");
        Try("full", "", null);
        Try("full", null, null);
    }
}
