using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using FlipperUpdaterNano.Emulator.Cpu;

namespace FlipperUpdaterNano.Emulator.Managed
{
    /// <summary>Reads the stack frames of managed code from SRAM1; <c>Native/runtime/core/vm.hpp</c> describes their layout.</summary>
    public sealed class ManagedStack
    {
        private const uint Sram1Start = 0x20000000;
        private const uint Previous = 12;
        private const uint Head = 4;

        // Maximum length of a chain of frames; the stack cannot hold more frames, so a longer chain is invalid.
        private const int MostFrames = 512;

        private readonly HostMemory _sram1;
        private readonly ManagedMap _map;
        private readonly uint _code;
        private readonly uint _stack;
        private readonly uint _stackEnd;

        /// <summary>Locates the runtime's state using the symbols of the image.</summary>
        /// <param name="symbols">Symbols of the image, including offsets of the runtime's state.</param>
        /// <param name="map">The managed methods and types.</param>
        public ManagedStack(HostMemory sram1, SymbolTable symbols, ManagedMap map)
        {
            _sram1 = sram1;
            _map = map;
            uint runtime = symbols.Value("_ZN4nano2vmE") ?? throw new ArgumentException("the image contains no runtime", nameof(symbols));
            uint Field(string name) => runtime
                + (symbols.Value(name) ?? throw new ArgumentException($"{name} is missing", nameof(symbols)));
            _code = Field("vm.code");
            _stack = Field("vm.stack");
            _stackEnd = Field("vm.stackEnd");
        }

        /// <summary>Finds the method of a frame.</summary>
        /// <param name="frame">Address of the frame; may be any value.</param>
        /// <returns>The method, or <see langword="null"/> if there is no frame at this address.</returns>
        public ManagedMethod? MethodOf(uint frame) => IsInStack(frame) ? _map.Method(Word(frame - Head) - Word(_code)) : null;

        /// <summary>Gets the address of a method's header.</summary>
        /// <param name="frame">Address of a frame of the method.</param>
        public uint HeadOf(uint frame) => IsInStack(frame) ? Word(frame - Head) : 0;

        /// <summary>Walks the frames.</summary>
        /// <returns>Each frame with its method, starting with the current frame.</returns>
        public IEnumerable<(uint Frame, ManagedMethod Method)> Walk(uint frame)
        {
            for (int count = 0; count < MostFrames && MethodOf(frame) is { } method; count++)
            {
                yield return (frame, method);
                frame = Word(frame - Previous);
            }
        }

        /// <summary>
        /// Describes the method, the arguments and the locals of each frame. Locals have no names; their index in the frame is shown.
        /// </summary>
        /// <returns>The description as lines of text, or a message stating that no managed code is running.</returns>
        public string Describe(uint frame)
        {
            StringBuilder text = new();

            foreach ((int number, (uint at, ManagedMethod method)) in Walk(frame).Index())
            {
                text.Append(CultureInfo.InvariantCulture, $"#{number,-3}{method.Name}\n");

                for (int word = 0; word < method.Frame.Length; word++)
                {
                    string name = word < method.Arguments.Count ? method.Arguments[word] : $"[{word}]";
                    string value = Value(at + (4 * (uint)word), method.Frame[word] == 'r');
                    text.Append(CultureInfo.InvariantCulture, $"      {name} = {value}\n");
                }
            }

            return text.Length > 0 ? text.ToString() : "No managed code is running.\n";
        }

        private string Value(uint address, bool isReference)
        {
            uint value = Word(address);

            return !isReference ? string.Create(CultureInfo.InvariantCulture, $"{value:X8} ({(int)value})")
                : value == 0 ? "null"
                : $"{value:X8} {_map.Type(Word(value) & 0xFFFF) ?? "(no object)"}";
        }

        private bool IsInStack(uint frame) => frame % 4 == 0 && frame >= Word(_stack) + Previous && frame < Word(_stackEnd);

        private uint Word(uint address) => address - Sram1Start <= (uint)_sram1.Size - 4
            ? BinaryPrimitives.ReadUInt32LittleEndian(_sram1.Bytes[(int)(address - Sram1Start)..])
            : 0;
    }
}
