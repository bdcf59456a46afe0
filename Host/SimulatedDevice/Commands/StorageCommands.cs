using System.Globalization;
using FlipperUpdaterNano.SimulatedDevice.Card;

namespace FlipperUpdaterNano.SimulatedDevice.Commands
{
    /// <summary>The <c>storage</c> command.</summary>
    internal sealed class StorageCommands
    {
        private const byte EndOfText = 3;

        // Maximum size of a chunk; limited because the firmware allocates memory for a whole chunk.
        private const int LargestChunk = 65536;
        private const string Root = "/";
        private readonly CommandShell _shell;
        private readonly CardStore _card;
        private readonly Dictionary<string, Action<string, CommandLineText>> _commands;

        /// <summary>Creates the command.</summary>
        public StorageCommands(CommandShell shell, CardStore card)
        {
            _shell = shell;
            _card = card;
            _commands = new Dictionary<string, Action<string, CommandLineText>>
            {
                ["info"] = (path, _) => Info(path),
                ["stat"] = (path, _) => Stat(path),
                ["list"] = (path, _) => List(path),
                ["tree"] = (path, _) => Tree(path),
                ["read"] = (path, _) => Read(path),
                ["read_chunks"] = ReadChunks,
                ["write"] = (path, _) => Write(path),
                ["write_chunk"] = WriteChunk,
                ["copy"] = (path, line) => Copy(path, line.Quoted()),
                ["rename"] = (path, line) => Report(card.Rename(path, line.Quoted())),
                ["mkdir"] = (path, _) => Report(card.MakeDirectory(path)),
                ["remove"] = (path, _) => Report(card.Remove(path)),
                ["md5"] = (path, _) => Md5(path),
                ["format"] = (path, _) => Format(path),
            };
        }

        /// <summary>Runs a command.</summary>
        /// <param name="line">The rest of the command line after <c>storage</c>.</param>
        public void Run(CommandLineText line)
        {
            string name = line.Word();
            string path = line.Quoted();
            if (path.Length > 0 && _commands.TryGetValue(name, out Action<string, CommandLineText>? command))
            {
                command(path, line);
            }
            else
            {
                _shell.PrintLine($"storage COMMAND PATH, where COMMAND is one of {string.Join(", ", _commands.Keys)}");
            }
        }

        private void Report(CardError error)
        {
            if (error != CardError.Ok)
            {
                _shell.PrintLine($"Storage error: {CardErrors.Text(error)}");
            }
        }

        private static bool IsStorage(string path) => path.TrimEnd('/') is "/ext" or "/any";

        private void Info(string path)
        {
            if (!IsStorage(path))
            {
                Report(CardError.NotImplemented);
            }
            else if (!_card.IsInserted)
            {
                Report(CardError.NotReady);
            }
            else
            {
                _shell.Print(
                    $"Label: SIMULATED\r\nType: FAT32\r\n{_card.TotalBytes / 1024}KiB total\r\n{_card.FreeBytes / 1024}KiB free\r\n");
            }
        }

        private void Stat(string path)
        {
            if (path == Root)
            {
                _shell.PrintLine("Storage");
            }
            else if (IsStorage(path) && _card.IsInserted)
            {
                _shell.PrintLine($"Storage, {_card.TotalBytes / 1024}KiB total, {_card.FreeBytes / 1024}KiB free");
            }
            else if (_card.Stat(path, out CardEntry? entry) is not CardError.Ok and CardError error)
            {
                Report(error);
            }
            else
            {
                _shell.PrintLine(entry!.IsDirectory ? "Directory" : $"File, size: {entry.Size}b");
            }
        }

        private void List(string path)
        {
            if (path == Root)
            {
                _shell.Print("\t[D] int\r\n\t[D] ext\r\n\t[D] any\r\n");
                return;
            }

            CardError error = _card.List(path, out IReadOnlyList<CardEntry> entries);
            Report(error);
            if (error == CardError.Ok && entries.Count == 0)
            {
                _shell.PrintLine("\tEmpty");
            }

            foreach (CardEntry entry in entries)
            {
                PrintEntry(entry, entry.Name);
            }
        }

        private void PrintEntry(CardEntry entry, string name) =>
            _shell.PrintLine(entry.IsDirectory ? $"\t[D] {name}" : $"\t[F] {name} {entry.Size}b");

        private void Tree(string path)
        {
            CardError error = _card.List(path, out IReadOnlyList<CardEntry> entries);
            Report(error);
            foreach (CardEntry entry in entries)
            {
                string name = $"{path.TrimEnd('/')}/{entry.Name}";
                PrintEntry(entry, name);
                if (entry.IsDirectory)
                {
                    Tree(name);
                }
            }
        }

        private void Read(string path)
        {
            CardError error = _card.OpenRead(path, out FileStream? file);
            Report(error);
            if (error == CardError.Ok)
            {
                using FileStream open = file!;
                _shell.PrintLine($"Size: {open.Length}");
                byte[] buffer = new byte[4096];
                for (int count; (count = open.Read(buffer)) > 0;)
                {
                    _shell.Port.Write(buffer.AsSpan(0, count));
                }

                _shell.Print("\r\n");
            }
        }

        private void ReadChunks(string path, CommandLineText line)
        {
            int chunk = ChunkSize(line);
            if (chunk <= 0)
            {
                Report(CardError.InvalidParameter);
                return;
            }

            CardError error = _card.OpenRead(path, out FileStream? file);
            Report(error);
            if (error == CardError.Ok)
            {
                using FileStream open = file!;
                _shell.PrintLine($"Size: {open.Length}");
                byte[] buffer = new byte[chunk];
                for (long left = open.Length; left > 0;)
                {
                    _shell.Print("\r\nReady?\r\n");
                    _ = _shell.ReadKey();
                    int count = open.ReadAtLeast(buffer, (int)Math.Min(left, chunk));
                    _shell.Port.Write(buffer.AsSpan(0, count));
                    left -= count;
                }

                _shell.Print("\r\n");
            }
        }

        private void Write(string path)
        {
            CardError error = _card.OpenWrite(path, true, out CardFile? file);
            Report(error);
            if (error == CardError.Ok)
            {
                using CardFile open = file!;
                _shell.PrintLine("Type the text; press Ctrl+C to finish.");
                for (byte key; (key = _shell.ReadKey()) != EndOfText;)
                {
                    _shell.Port.Write([key]);
                    if (!open.Write([key]))
                    {
                        Report(CardError.Internal);
                        break;
                    }
                }

                _shell.Print("\r\n");
            }
        }

        private void WriteChunk(string path, CommandLineText line)
        {
            int size = ChunkSize(line);
            if (size < 0)
            {
                Report(CardError.InvalidParameter);
                return;
            }

            CardError error = _card.OpenWrite(path, true, out CardFile? file);
            Report(error);
            if (error == CardError.Ok)
            {
                using CardFile open = file!;
                _shell.PrintLine("Ready");
                byte[] chunk = new byte[size];
                _shell.Port.ReadExactly(chunk);
                _shell.ThrowIfUnplugged();
                Report(open.Write(chunk) ? CardError.Ok : CardError.Internal);
            }
        }

        private static int ChunkSize(CommandLineText line) =>
            int.TryParse(line.Word(), NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size <= LargestChunk ? size : -1;

        private void Copy(string from, string to)
        {
            CardError error = _card.OpenRead(from, out FileStream? file);
            if (error == CardError.Ok)
            {
                using FileStream source = file!;
                byte[] content = new byte[source.Length];
                source.ReadExactly(content);
                error = _card.OpenWrite(to, false, out CardFile? target);
                using CardFile? open = target;
                error = error == CardError.Ok && !open!.Write(content) ? CardError.Internal : error;
            }

            Report(error);
        }

        private void Md5(string path)
        {
            CardError error = _card.Md5(path, _shell.Port, out string md5);
            Report(error);
            if (error == CardError.Ok)
            {
                _shell.PrintLine(md5);
            }
        }

        private void Format(string path)
        {
            if (path != "/ext")
            {
                Report(CardError.NotImplemented);
                return;
            }

            _shell.PrintLine("Formatting SD card, all data will be lost. Are you sure (y/n)?");
            if (_shell.ReadKey() is (byte)'y' or (byte)'Y')
            {
                _shell.PrintLine("Formatting, please wait...");
                CardError error = _card.Format();
                Report(error);
                if (error == CardError.Ok)
                {
                    _shell.PrintLine("SD card was successfully formatted.");
                }
            }
            else
            {
                _shell.PrintLine("Cancelled.");
            }
        }
    }
}
