using System;
using System.IO;
using System.Text;

class Program
{
    static void Main()
    {
        Directory.CreateDirectory("basics");
        string path = "basics/one.txt";
        Console.WriteLine((File.Exists(path)).ToString());
        File.WriteAllText(path, "Grüße, 世界\nsecond line\r\nthird");
        Console.WriteLine((File.Exists(path)).ToString());
        Console.WriteLine(File.ReadAllText(path));
        Console.WriteLine(File.ReadAllBytes(path).Length.ToString());
        Console.WriteLine(new FileInfo(path).Length.ToString());
        File.AppendAllText(path, "!");
        File.AppendAllText("basics/two.txt", "fresh");
        Console.WriteLine((File.ReadAllText(path).EndsWith("third!")).ToString());
        Console.WriteLine(File.ReadAllText("basics/two.txt"));

        byte[] bytes = new byte[5000];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(i * 7);
        }

        File.WriteAllBytes("basics/three.bin", bytes);
        byte[] back = File.ReadAllBytes("basics/three.bin");
        bool same = back.Length == bytes.Length;
        for (int i = 0; same && i < back.Length; i++)
        {
            same = back[i] == bytes[i];
        }

        Console.WriteLine((same).ToString());
        File.Copy("basics/three.bin", "basics/four.bin");
        Console.WriteLine(File.ReadAllBytes("basics/four.bin").Length.ToString());
        File.WriteAllText("basics/four.bin", "short");
        File.Copy("basics/one.txt", "basics/four.bin", true);
        Console.WriteLine((File.ReadAllText("basics/four.bin") == File.ReadAllText(path)).ToString());
        File.Move("basics/four.bin", "basics/five.bin");
        Console.WriteLine(File.Exists("basics/four.bin") + " " + File.Exists("basics/five.bin"));
        File.Delete("basics/five.bin");
        File.Delete("basics/five.bin");
        Console.WriteLine((File.Exists("basics/five.bin")).ToString());
        File.WriteAllText(path, null);
        Console.WriteLine(File.ReadAllText(path).Length.ToString());
        File.WriteAllBytes(path, new byte[] { 0xEF, 0xBB, 0xBF, 65 });
        Console.WriteLine(File.ReadAllText(path).Length.ToString());
        Console.WriteLine(File.Exists("basics") + " " + File.Exists("basics/") + " " + File.Exists("") + " " + File.Exists(null) + " " + File.Exists("basics/no/no"));

        using (StreamWriter writer = File.AppendText("basics/lines.txt"))
        {
            writer.WriteLine("one");
            writer.Write("two");
            writer.WriteLine();
        }

        using (StreamWriter writer = File.AppendText("basics/lines.txt"))
        {
            writer.WriteLine("three");
        }

        using (StreamReader reader = File.OpenText("basics/lines.txt"))
        {
            string line;
            while ((line = reader.ReadLine()) != null)
            {
                Console.WriteLine(line);
            }
        }

        Directory.Delete("basics", true);
        Console.WriteLine((Directory.Exists("basics")).ToString());
    }
}
