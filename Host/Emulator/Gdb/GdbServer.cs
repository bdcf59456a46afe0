using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Managed;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;

namespace FlipperUpdaterNano.Emulator.Gdb
{
    /// <summary>
    /// A GDB server for the emulated firmware, to which GDB connects with <c>target remote :PORT</c>. The first boot stops before its first
    /// instruction. Breakpoints are kept across resets of the chip.
    /// </summary>
    public sealed class GdbServer : IDisposable
    {
        private const string Stopped = "S05";
        private const string Interrupted = "S02";
        private const string Ended = "W00";
        private const string Ok = "OK";
        private const string Error = "E01";

        /// <summary>Target description of an M-profile core, which executes only Thumb instructions and has xPSR instead of CPSR.</summary>
        private const string Target =
            "<?xml version=\"1.0\"?><!DOCTYPE target SYSTEM \"gdb-target.dtd\"><target><architecture>arm</architecture>"
            + "<feature name=\"org.gnu.gdb.arm.m-profile\">"
            + "<reg name=\"r0\" bitsize=\"32\"/><reg name=\"r1\" bitsize=\"32\"/><reg name=\"r2\" bitsize=\"32\"/>"
            + "<reg name=\"r3\" bitsize=\"32\"/><reg name=\"r4\" bitsize=\"32\"/><reg name=\"r5\" bitsize=\"32\"/>"
            + "<reg name=\"r6\" bitsize=\"32\"/><reg name=\"r7\" bitsize=\"32\"/><reg name=\"r8\" bitsize=\"32\"/>"
            + "<reg name=\"r9\" bitsize=\"32\"/><reg name=\"r10\" bitsize=\"32\"/><reg name=\"r11\" bitsize=\"32\"/>"
            + "<reg name=\"r12\" bitsize=\"32\"/><reg name=\"sp\" bitsize=\"32\" type=\"data_ptr\"/><reg name=\"lr\" bitsize=\"32\"/>"
            + "<reg name=\"pc\" bitsize=\"32\" type=\"code_ptr\"/><reg name=\"xpsr\" bitsize=\"32\" regnum=\"25\"/></feature></target>";

        private const string MonitorPacket = "qRcmd,";
        private const string Backtrace = "managed-backtrace";

        /// <summary>
        /// Maximum number of output characters per packet; at two hex digits per character, they fit in the PacketSize announced to GDB.
        /// </summary>
        private const int LongestOutput = 1000;

        private const int GeneralRegisters = 16;

        /// <summary>
        /// Maximum number of bytes per memory read, well above the PacketSize announced to GDB; a longer read is an error.
        /// </summary>
        private const uint LargestRead = 0x10000;
        private const int StatusRegister = 25;
        private const uint ThumbState = 1 << 24;

        private readonly TcpListener _listener;
        private readonly HashSet<uint> _breakpoints = new();
        private GdbConnection _connection = null!;
        private Stm32Wb55? _chip;
        private ManagedTracker? _managed;
        private bool _detached;
        private bool _running;
        private bool _interrupted;

        private GdbServer(TcpListener listener)
        {
            _listener = listener;
            Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        /// <summary>Raised when the debugger disconnects without detaching; the server then waits for another debugger.</summary>
        public event Action? Left;

        /// <summary>Gets the port on the loopback interface.</summary>
        public int Port { get; }

        /// <summary>Opens a local port.</summary>
        /// <param name="port">Port on the loopback interface, or 0 for any free port.</param>
        /// <exception cref="SocketException">The port is in use or not permitted.</exception>
        public static GdbServer Open(int port)
        {
            TcpListener listener = new(IPAddress.Loopback, port);

            listener.Start();

            return new GdbServer(listener);
        }

        /// <summary>
        /// Waits for a debugger to connect; must be called before <see cref="Run"/>. A connection that only probes the port is ignored.
        /// </summary>
        public void WaitForDebugger()
        {
            do
            {
                _connection?.Dispose();
                _connection = new GdbConnection(_listener.AcceptTcpClient());
            }
            while (!_connection.WaitForInput());

            // Only one debugger can be connected at a time, so a second connection is refused immediately.
            _listener.Stop();
        }

        /// <summary>Runs one boot of the microcontroller under the control of the debugger.</summary>
        /// <param name="address">Start address.</param>
        /// <param name="managed">Tracker of the managed frames, or null if there is no map of the managed code.</param>
        /// <exception cref="DeviceStoppedException">Always thrown at the end of the boot, as in <see cref="Stm32Wb55.Run"/>.</exception>
        public void Run(Stm32Wb55 chip, uint address, ManagedTracker? managed = null)
        {
            _chip = chip;
            _managed = managed;
            chip.Start(address);

            foreach (uint breakpoint in _breakpoints)
            {
                chip.Cpu.SetBreakpoint(breakpoint);
            }

            LookForInterrupt();

            while (!_detached)
            {
                if (_running)
                {
                    _interrupted = false;
                    chip.Continue();
                    _running = false;
                    _connection.Send(_interrupted ? Interrupted : Stopped);
                }

                Serve(_connection.Receive());
            }

            while (true)
            {
                chip.Continue();
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (!_detached)
            {
                _connection?.Send(Ended);
            }

            _connection?.Dispose();
            _listener.Dispose();
        }

        private static string Hex(uint value) => Convert.ToHexStringLower(BitConverter.GetBytes(value));

        private static uint FromHex(string text) => BitConverter.ToUInt32(Convert.FromHexString(text));

        private static uint Number(string text) => uint.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

        /// <summary>Checks for Ctrl-C, now and after each millisecond of virtual time.</summary>
        private void LookForInterrupt()
        {
            Stm32Wb55 chip = _chip!;

            if (_running && _connection.HasInput)
            {
                _interrupted = true;
                chip.Interrupt();
            }

            int boot = chip.Device.Boot;

            chip.Device.Clock.After(VirtualTime.Millisecond, () =>
            {
                if (!_detached && chip.Device.Boot == boot)
                {
                    LookForInterrupt();
                }
            });
        }

        private void Serve(string? packet)
        {
            switch (packet)
            {
                case null:
                    // The debugger has crashed or will reconnect. The core stays stopped at the current instruction until a debugger
                    // connects.
                    _listener.Start();
                    Left?.Invoke();
                    WaitForDebugger();
                    break;
                case "k":
                    _detached = true;
                    break;
                case "D":
                    _detached = true;
                    _connection.Send(Ok);
                    break;
                case GdbConnection.Interrupt:
                    // The core is already stopped, and the stop reason has been reported.
                    break;
                case "?":
                    _connection.Send(Stopped);
                    break;
                case "c":
                    _running = true;
                    break;
                case "s":
                    _chip!.Step();
                    _connection.Send(Stopped);
                    break;
                default:
                    _connection.Send(Answer(packet));
                    break;
            }
        }

        private string Answer(string packet)
        {
            if (packet.Length == 0)
            {
                // An empty reply marks a packet as unsupported.
                return string.Empty;
            }

            string[] parts = packet[1..].Split(',', ':', '=');

            try
            {
                return packet[0] switch
                {
                    'g' => ReadRegisters(),
                    'p' => ReadRegister((int)Math.Min(Number(parts[0]), int.MaxValue)),
                    'P' => WriteRegister((int)Math.Min(Number(parts[0]), int.MaxValue), FromHex(parts[1])),
                    'm' => ReadMemory(Number(parts[0]), Number(parts[1])),
                    'M' => WriteMemory(Number(parts[0]), Convert.FromHexString(parts[2])),
                    'X' when packet.Contains(':') =>
                        WriteMemory(Number(parts[0]), Encoding.Latin1.GetBytes(packet[(packet.IndexOf(':') + 1)..])),
                    'X' => Error,
                    'H' => Ok,
                    'Z' when parts[0] is "0" or "1" => Break(Number(parts[1]), true),
                    'z' when parts[0] is "0" or "1" => Break(Number(parts[1]), false),
                    'q' when packet == "qAttached" => "1",
                    'q' when packet.StartsWith(MonitorPacket, StringComparison.Ordinal) =>
                        Monitor(Encoding.UTF8.GetString(Convert.FromHexString(packet[MonitorPacket.Length..]))),
                    'q' when packet.StartsWith("qSupported", StringComparison.Ordinal) => "PacketSize=1000;qXfer:features:read+",
                    'q' when packet.StartsWith("qXfer:features:read:target.xml:", StringComparison.Ordinal) =>
                        Part(Target, Number(parts[^2]), Number(parts[^1])),
                    _ => string.Empty,
                };
            }
            catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or IndexOutOfRangeException)
            {
                return Error;
            }
        }

        /// <summary>Returns a part of a string, prefixed with l if it is the last part, otherwise with m.</summary>
        private static string Part(string text, uint from, uint count)
        {
            int start = (int)Math.Min(from, text.Length);
            int length = (int)Math.Min(count, text.Length - start);

            return string.Concat(start + length == text.Length ? "l" : "m", text.AsSpan(start, length));
        }

        private string ReadRegisters()
        {
            StringBuilder all = new();

            for (int number = 0; number < GeneralRegisters; number++)
            {
                all.Append(ReadRegister(number));
            }

            return all.ToString();
        }

        private string ReadRegister(int number)
        {
            if (Find(number) is not { } register)
            {
                return "xxxxxxxx";
            }

            // libunicorn sets the Thumb bit only when it executes the first instruction, but without the Thumb bit GDB would set ARM
            // breakpoints.
            return Hex(_chip!.Cpu[register] | (register == CpuRegister.Xpsr ? ThumbState : 0));
        }

        private string WriteRegister(int number, uint value)
        {
            if (Find(number) is not { } register)
            {
                return Error;
            }

            _chip!.Cpu[register] = register == CpuRegister.Pc ? value | 1 : value;

            return Ok;
        }

        /// <summary>Maps GDB's register numbers to registers: 0 to 12 are r0 to r12, 13 sp, 14 lr, 15 pc, and 25 xPSR.</summary>
        private static CpuRegister? Find(int number) => number switch
        {
            < 13 => CpuRegister.R0 + number,
            13 => CpuRegister.Sp,
            14 => CpuRegister.Lr,
            15 => CpuRegister.Pc,
            StatusRegister => CpuRegister.Xpsr,
            _ => null,
        };

        private string ReadMemory(uint address, uint count)
        {
            if (count > LargestRead)
            {
                return Error;
            }

            StringBuilder bytes = new();

            return Access(address, count, (at, size) =>
            {
                uint value = _chip!.Read(at, size);

                for (int i = 0; i < size; i++)
                {
                    bytes.Append($"{(value >> (8 * i)) & 0xFF:x2}");
                }
            })
                ? bytes.ToString()
                : Error;
        }

        private string WriteMemory(uint address, byte[] bytes)
        {
            int done = 0;

            return Access(address, (uint)bytes.Length, (at, size) =>
            {
                uint value = 0;

                for (int i = 0; i < size; i++)
                {
                    value |= (uint)bytes[done++] << (8 * i);
                }

                _chip!.Write(at, value, size);
            })
                ? Ok
                : Error;
        }

        /// <summary>Accesses memory in words where possible, because peripheral registers require word accesses.</summary>
        private bool Access(uint address, uint count, Action<uint, int> access) => _chip!.Probe(() =>
        {
            for (uint end = address + count; address != end;)
            {
                int size = address % 4 == 0 && end - address >= 4 ? 4 : address % 2 == 0 && end - address >= 2 ? 2 : 1;

                access(address, size);
                address += (uint)size;
            }
        });

        /// <summary>Executes GDB's <c>monitor</c> command, whose output is sent before the reply.</summary>
        private string Monitor(string command)
        {
            string text = command.Trim() != Backtrace
                ? $"monitor {Backtrace}: lists the frames of the managed code, with arguments and locals\n"
                : _managed?.Describe() ?? "No managed frames: the running image is not the updater of this checkout.\n";

            foreach (char[] part in text.Chunk(LongestOutput))
            {
                _connection.Send("O" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(part)));
            }

            return Ok;
        }

        private string Break(uint number, bool set)
        {
            // Addresses with and without the Thumb bit denote the same instruction and share one hook.
            uint address = number & ~1u;

            if (set && _breakpoints.Add(address))
            {
                _chip!.Cpu.SetBreakpoint(address);
            }
            else if (!set && _breakpoints.Remove(address))
            {
                _chip!.Cpu.ClearBreakpoint(address);
            }

            return Ok;
        }
    }
}
