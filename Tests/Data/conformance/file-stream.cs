using System;
using System.IO;

class Program
{
    static void State(FileStream file)
    {
        Console.WriteLine("at " + file.Position + " of " + file.Length + " r" + file.CanRead + " w" + file.CanWrite + " s" + file.CanSeek);
    }

    static string Content(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        string text = "";
        for (int i = 0; i < bytes.Length; i++)
        {
            text += bytes[i] == 0 ? "." : ((char)bytes[i]).ToString();
        }

        return text;
    }

    static byte[] Bytes(string text)
    {
        return System.Text.Encoding.UTF8.GetBytes(text);
    }

    static void Main()
    {
        Directory.CreateDirectory("stream");
        string path = "stream/file.bin";
        using (FileStream file = new FileStream(path, FileMode.Create))
        {
            State(file);
            file.Write(Bytes("hello world"), 0, 11);
            State(file);
            Console.WriteLine(file.Seek(6, SeekOrigin.Begin).ToString());
            file.Write(Bytes("xWORLDx"), 1, 5);
            Console.WriteLine(file.Seek(-5, SeekOrigin.Current).ToString());
            Console.WriteLine(((char)file.ReadByte()).ToString());
            Console.WriteLine(file.Seek(-1, SeekOrigin.End).ToString());
            Console.WriteLine(((char)file.ReadByte()).ToString());
            Console.WriteLine(file.ReadByte().ToString());
            file.Position = 14;
            State(file);
            Console.WriteLine(file.Read(new byte[4], 0, 4).ToString());
            file.WriteByte((byte)'!');
            State(file);
            file.Flush();
        }

        Console.WriteLine(Content(path));
        using (FileStream file = new FileStream(path, FileMode.Open))
        {
            file.Position = 9;
            file.SetLength(5);
            State(file);
            file.SetLength(8);
            State(file);
            file.WriteByte((byte)'a');
        }

        Console.WriteLine(Content(path));
        using (FileStream file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write))
        {
            State(file);
            file.Write(Bytes("J"), 0, 1);
        }

        Console.WriteLine(Content(path));
        using (FileStream file = new FileStream(path, FileMode.Append))
        {
            State(file);
            file.Write(Bytes("end"), 0, 3);
            State(file);
        }

        Console.WriteLine(Content(path));
        using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.Read))
        {
            State(file);
            byte[] buffer = new byte[20];
            Console.WriteLine(file.Read(buffer, 3, 4) + " " + buffer[2] + " " + (char)buffer[3] + " " + (char)buffer[6] + " " + buffer[7]);
            Console.WriteLine(file.Read(buffer, 0, 20).ToString());
            Console.WriteLine(file.Read(buffer, 0, 20).ToString());
            Console.WriteLine(file.Read(buffer, 20, 0).ToString());
        }

        using (FileStream file = new FileStream(path, FileMode.Truncate))
        {
            State(file);
        }

        using (FileStream file = new FileStream("stream/new", FileMode.OpenOrCreate, FileAccess.Read))
        {
            State(file);
        }

        Console.WriteLine((File.Exists("stream/new")).ToString());
        using (FileStream file = File.OpenWrite("stream/big"))
        {
            byte[] block = new byte[777];
            for (int i = 0; i < 50; i++)
            {
                for (int j = 0; j < block.Length; j++)
                {
                    block[j] = (byte)(i * 31 + j);
                }

                file.Write(block, 0, block.Length);
            }

            State(file);
        }

        using (FileStream file = File.Open("stream/big", FileMode.Open))
        {
            int sum = 0;
            for (long at = 0; at < file.Length; at += 1009)
            {
                file.Position = at;
                sum = sum * 31 + file.ReadByte();
            }

            Console.WriteLine(sum.ToString());
            file.Position = 20000;
            file.Write(new byte[600], 0, 600);
            file.SetLength(30001);
            file.Seek(0, SeekOrigin.Begin);
            byte[] part = new byte[1000];
            uint hash = 17;
            int total = 0;
            for (int count = file.Read(part, 0, 1000); count > 0; count = file.Read(part, 0, 1000))
            {
                total += count;
                for (int i = 0; i < count; i++)
                {
                    hash = hash * 31 + part[i];
                }
            }

            Console.WriteLine(total + " " + hash);
            file.SetLength(1500);
            file.Position = 100;
            MemoryStream copy = new MemoryStream();
            file.CopyTo(copy);
            Console.WriteLine(copy.Length + " " + copy.ToArray()[1399]);
            State(file);
            Console.WriteLine(Path.GetFileName(file.Name));
            file.Close();
            Console.WriteLine(file.CanRead + " " + file.CanWrite + " " + file.CanSeek);
            file.Close();
        }

        Directory.Delete("stream", true);
    }
}
