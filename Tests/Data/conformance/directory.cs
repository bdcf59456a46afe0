using System;
using System.IO;

class Program
{
    static string Name(string path)
    {
        return path;
    }

    static void Print(string title, string[] paths)
    {
        // The order of the paths depends on the file system, so they are sorted.
        for (int i = 0; i < paths.Length; i++)
        {
            for (int j = i + 1; j < paths.Length; j++)
            {
                if (string.Compare(paths[j].ToLower(), paths[i].ToLower()) < 0)
                {
                    string swap = paths[i];
                    paths[i] = paths[j];
                    paths[j] = swap;
                }
            }
        }

        string text = title + ":";
        for (int i = 0; i < paths.Length; i++)
        {
            text += " " + Name(paths[i]);
        }

        Console.WriteLine(text);
    }

    static string Below(string path)
    {
        string here = Directory.GetCurrentDirectory().TrimEnd('/');
        return path.StartsWith(here) ? "HERE" + path.Substring(here.Length) : path;
    }

    static void Main()
    {
        Console.WriteLine((Directory.Exists("tree")).ToString());
        DirectoryInfo made = Directory.CreateDirectory("tree/deep/deeper");
        Console.WriteLine(made.Name + " " + made.Exists + " " + made.ToString());
        Console.WriteLine(Directory.Exists("tree") + " " + Directory.Exists("tree/deep/") + " " + Directory.Exists("tree/no") + " " + Directory.Exists("") + " " + Directory.Exists(null));
        for (int i = 0; i < 20; i++)
        {
            File.WriteAllText("tree/A file with a long name " + i, i.ToString());
        }

        File.WriteAllText("tree/deep/x.y", "");
        Directory.CreateDirectory("tree/Empty");
        Print("files", Directory.GetFiles("tree"));
        Print("directories", Directory.GetDirectories("tree"));
        Print("with slash", Directory.GetDirectories("tree/"));
        Print("none", Directory.GetFiles("tree/Empty"));
        Print("in root", Directory.GetDirectories("."));
        Directory.Move("tree/deep", "tree/Empty/moved");
        Console.WriteLine(Directory.Exists("tree/deep") + " " + File.Exists("tree/Empty/moved/x.y") + " " + Directory.Exists("tree/Empty/moved/deeper"));
        Directory.SetCurrentDirectory("tree/Empty");
        Console.WriteLine(File.Exists("moved/x.y") + " " + File.Exists("../A file with a long name 7"));
        Console.WriteLine(Path.GetFileName(Directory.GetCurrentDirectory()));
        Directory.SetCurrentDirectory("../..");

        DirectoryInfo info = new DirectoryInfo("tree");
        Console.WriteLine(info.Name + " " + Below(info.FullName) + " " + Below(info.Parent.FullName).TrimEnd('/') + " " + info.Exists + " " + info + " " + info.Extension);
        Console.WriteLine(info.GetFiles().Length + " " + info.GetDirectories().Length + " " + info.GetDirectories()[0].Name);
        DirectoryInfo sub = info.CreateSubdirectory("sub.d");
        Console.WriteLine(Below(sub.FullName) + " " + sub.Extension + " " + ((sub.Attributes & FileAttributes.Directory) != 0));
        sub.MoveTo("tree/renamed");
        Console.WriteLine(Below(sub.FullName).TrimEnd('/') + " " + sub.Name + " " + Directory.Exists("tree/sub.d"));
        sub.Delete();
        Console.WriteLine((Directory.Exists("tree/renamed")).ToString());
        Console.WriteLine(new DirectoryInfo("/").Name + " " + (new DirectoryInfo("/").Parent == null) + " " + new DirectoryInfo("/a/b").Root.FullName + " " + new DirectoryInfo("/a/b/").Name + " " + new DirectoryInfo("/a/b/").Parent.FullName);

        FileInfo file = new FileInfo("tree/info.txt");
        Console.WriteLine(file.Exists + " " + file.Name + " " + file.Extension + " " + Below(file.DirectoryName) + " " + Below(file.FullName) + " " + file);
        using (FileStream stream = file.Create())
        {
            stream.Write(new byte[] { 1, 2, 3 }, 0, 3);
        }

        file.Refresh();
        Console.WriteLine(file.Exists + " " + file.Length + " " + file.Directory.Name);
        file.Delete();
        file.Refresh();
        Console.WriteLine(file.Exists.ToString());
        File.WriteAllText("tree/locked", "x");
        File.SetAttributes("tree/locked", FileAttributes.ReadOnly);
        Console.WriteLine(((File.GetAttributes("tree/locked") & FileAttributes.ReadOnly) != 0).ToString());
        File.SetAttributes("tree/locked", FileAttributes.Normal);
        Console.WriteLine(((File.GetAttributes("tree/locked") & FileAttributes.ReadOnly) != 0).ToString());
        Directory.Delete("tree", true);
        Console.WriteLine((Directory.Exists("tree")).ToString());
    }
}
