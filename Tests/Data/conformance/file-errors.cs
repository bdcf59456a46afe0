using System;
using System.IO;

class Program
{
    delegate void Act();

    // v1 has one type for all failures of the file system; the more specific types of .NET derive from it.
    static void Try(string what, Act act)
    {
        try
        {
            act();
            Console.WriteLine(what + ": fine");
        }
        catch (ArgumentException e)
        {
            Console.WriteLine(what + ": argument: " + e.GetType().Name + " " + e.Message);
        }
        catch (IOException e)
        {
            string here = Directory.GetCurrentDirectory().TrimEnd('/');
            int at = e.Message.IndexOf(here);
            Console.WriteLine(what + ": io: " + (at < 0 ? e.Message : e.Message.Substring(0, at) + "HERE" + e.Message.Substring(at + here.Length)));
        }
        catch (Exception e)
        {
            Console.WriteLine(what + ": " + e.GetType().Name + " " + e.Message);
        }
    }

    static void Main()
    {
        Directory.CreateDirectory("errors/sub");
        File.WriteAllText("errors/a", "a");
        File.WriteAllText("errors/b", "b");
        Try("open missing", () => File.OpenRead("errors/missing").Close());
        Try("open in missing", () => File.OpenRead("errors/no/missing").Close());
        Try("create in missing", () => File.Create("errors/no/missing").Close());
        Try("create new", () => new FileStream("errors/a", FileMode.CreateNew).Close());
        Try("truncate missing", () => new FileStream("errors/missing", FileMode.Truncate).Close());
        Try("read missing", () => File.ReadAllText("errors/missing"));
        Try("copy missing", () => File.Copy("errors/missing", "errors/c"));
        Try("copy onto", () => File.Copy("errors/a", "errors/b"));
        Try("move missing", () => File.Move("errors/missing", "errors/c"));
        Try("move onto", () => File.Move("errors/a", "errors/b"));
        Try("move itself", () => File.Move("errors/a", "errors/a"));
        Try("delete missing", () => File.Delete("errors/missing"));
        Try("delete in missing", () => File.Delete("errors/no/missing"));
        Try("attributes missing", () => File.GetAttributes("errors/missing"));
        Try("list missing", () => Directory.GetFiles("errors/no"));
        Try("delete missing dir", () => Directory.Delete("errors/no"));
        Try("delete full dir", () => Directory.Delete("errors"));
        Try("create dir over file", () => Directory.CreateDirectory("errors/a"));
        Try("create dir again", () => Directory.CreateDirectory("errors/sub"));
        Try("move dir missing", () => Directory.Move("errors/no", "errors/no2"));
        Try("move dir itself", () => Directory.Move("errors/sub", "errors/sub"));
        Try("go to missing", () => Directory.SetCurrentDirectory("errors/no"));
        Try("length missing", () => Console.WriteLine(new FileInfo("errors/missing").Length.ToString()));
        Try("null path", () => File.OpenRead(null));
        Try("empty path", () => File.OpenRead(""));
        Try("null move", () => File.Move(null, "x"));
        Try("empty copy", () => File.Copy("errors/a", ""));
        Try("empty delete", () => File.Delete(""));
        Try("null dir", () => Directory.CreateDirectory(null));
        Try("empty dir", () => Directory.CreateDirectory(""));
        Try("null bytes", () => File.WriteAllBytes("errors/x", null));
        Try("null info", () => new FileInfo(null));
        Try("null dir info", () => new DirectoryInfo(null));
        Try("create for reading", () => new FileStream("errors/x", FileMode.Create, FileAccess.Read));
        Try("append for reading", () => new FileStream("errors/x", FileMode.Append, FileAccess.Read));
        Try("append for both", () => new FileStream("errors/x", FileMode.Append, FileAccess.ReadWrite));
        Try("bad mode", () => new FileStream("errors/x", (FileMode)9));
        Try("bad access", () => new FileStream("errors/x", FileMode.Open, (FileAccess)9));
        Try("bad buffer", () => new FileStream("errors/x", FileMode.Open, FileAccess.Read, FileShare.Read, -1));
        Console.WriteLine((File.Exists("errors/x")).ToString());
        FileStream held = new FileStream("errors/a", FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Try("shared", () => File.OpenRead("errors/a"));
        held.Close();
        Try("no longer", () => File.OpenRead("errors/a").Close());
        Try("closed read", () => held.Read(new byte[1], 0, 1));
        Try("closed seek", () => held.Seek(0, SeekOrigin.Begin));
        FileStream reader = File.OpenRead("errors/a");
        Try("write read-only", () => reader.WriteByte(1));
        Try("length read-only", () => reader.SetLength(1));
        Try("before start", () => reader.Seek(-1, SeekOrigin.Begin));
        Try("bad origin", () => reader.Seek(0, (SeekOrigin)7));
        Try("negative position", () => reader.Position = -1);
        Try("null buffer", () => reader.Read(null, 0, 1));
        Try("bad offset", () => reader.Read(new byte[2], -1, 1));
        Try("bad count", () => reader.Read(new byte[2], 1, 2));
        reader.Close();
        FileStream writer = new FileStream("errors/a", FileMode.Append);
        Try("read write-only", () => writer.ReadByte());
        Try("before append", () => writer.Seek(0, SeekOrigin.Begin));
        Try("cut before append", () => writer.SetLength(0));
        writer.Close();
        Directory.Delete("errors", true);
    }
}
