using System.Text;
using FlipperUpdaterNano.SimulatedDevice.Card;
using FlipperUpdaterNano.SimulatedDevice.Port;
using FlipperUpdaterNano.SimulatedDevice.Rpc;

namespace FlipperUpdaterNano.SimulatedDevice.Commands
{
    /// <summary>
    /// The command line of the stock firmware. It has a three-character prompt and echoes input. Input lines end with CR, output lines with
    /// CR LF.
    /// </summary>
    internal sealed class CommandShell
    {
        private const string Prompt = "\r\n>: ";
        private const char EndOfText = '\u0003';
        private const int LongestLine = 512;

        // Delay in milliseconds between the opening of the port and the first character, so that a host that flushes its input after
        // opening loses nothing.
        private const int BannerMilliseconds = 100;
        private readonly Traps _traps;
        private readonly IStockFirmware _firmware;
        private readonly CardStore _card;
        private readonly StorageCommands _storage;
        private readonly SystemCommands _system;

        /// <summary>Creates the command line.</summary>
        /// <param name="port">The open port.</param>
        /// <param name="traps">Deviations of the device from its default behaviour.</param>
        public CommandShell(PseudoTerminal port, CardStore card, IStockFirmware firmware, Traps traps)
        {
            Port = port;
            _traps = traps;
            _firmware = firmware;
            _card = card;
            _storage = new StorageCommands(this, card);
            _system = new SystemCommands(this, card, firmware, traps);
        }

        /// <summary>Gets the port.</summary>
        public PseudoTerminal Port { get; }

        /// <summary>Serves the host until it closes the port or restarts the device.</summary>
        public void Run()
        {
            Port.Pause(BannerMilliseconds);
            if (_traps.HasBanner)
            {
                Print("\r\nCommand line of a simulated Flipper Zero (fupd simulate)\r\n");
                Print(Prompt);
            }

            while (true)
            {
                string line = ReadLine();
                if (line.Length > 0)
                {
                    Execute(new CommandLineText(line));
                }

                Print(Prompt);
            }
        }

        /// <summary>Writes text.</summary>
        /// <param name="text">ASCII text in which each line ends with CR LF.</param>
        public void Print(string text) => Port.Write(Encoding.UTF8.GetBytes(text));

        /// <summary>Writes a line.</summary>
        public void PrintLine(string text) => Print(text + "\r\n");

        /// <summary>Reads a key.</summary>
        public byte ReadKey()
        {
            byte key = Port.ReadByte();
            ThrowIfUnplugged();
            return key;
        }

        /// <summary>Throws <see cref="UnpluggedException"/> if the simulated cable must be unplugged now.</summary>
        public void ThrowIfUnplugged()
        {
            if (_traps.TakeUnplug(Port.Received))
            {
                throw new UnpluggedException();
            }
        }

        private string ReadLine()
        {
            StringBuilder line = new();
            while (true)
            {
                char key = (char)ReadKey();
                if (key == '\r')
                {
                    Print("\r\n");
                    return line.ToString().Trim();
                }

                if (key == EndOfText)
                {
                    return string.Empty;
                }

                if (key is '\b' or '\u007F' && line.Length > 0)
                {
                    line.Length--;
                    Print("\b \b");
                }
                else if (key is >= ' ' and < '\u007F' && line.Length < LongestLine)
                {
                    line.Append(key);
                    Print($"{key}");
                }
            }
        }

        private void Execute(CommandLineText line)
        {
            string command = line.Word();
            switch (command)
            {
                case "storage":
                    _storage.Run(line);
                    break;
                case "start_rpc_session" when _traps.HasRpc:
                    using (RpcSession session = new(this, _card, _firmware, _traps))
                    {
                        session.Run();
                    }

                    break;
                default:
                    if (!_system.TryRun(command, line))
                    {
                        Port.Pause(_traps.ErrorMilliseconds);
                        PrintLine($"`{command}` command not found, use `help` or `?` to list all available commands");
                    }

                    break;
            }
        }
    }
}
