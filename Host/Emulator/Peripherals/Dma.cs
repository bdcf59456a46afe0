using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;

namespace FlipperUpdaterNano.Emulator.Peripherals
{
    /// <summary>
    /// A DMA controller with 7 channels (RM0434 section 11). A request moves one item as soon as it is raised, so the requesting peripheral
    /// determines the duration of a transfer. Memory-to-memory transfers are not modelled.
    /// </summary>
    public sealed class Dma : Peripheral
    {
        /// <summary>Number of channels.</summary>
        public const int Channels = 7;

        /// <summary>TCIF: all items were moved.</summary>
        internal const uint TransferComplete = 2;

        /// <summary>HTIF: half of the items were moved.</summary>
        internal const uint HalfTransfer = 4;

        /// <summary>TEIF: a bus error ended the transfer.</summary>
        internal const uint TransferError = 8;

        private const uint Global = 1;
        private const uint Interrupting = TransferComplete | HalfTransfer | TransferError;
        private const int FlagBits = 4;
        private const uint ChannelBytes = 0x14;

        private readonly int _line;
        private readonly DmaChannel[] _channels = new DmaChannel[Channels];
        private readonly Register _status;

        /// <summary>Declares the registers.</summary>
        /// <param name="name">DMA1 or DMA2.</param>
        /// <param name="address">Address of the first register.</param>
        /// <param name="line">Interrupt line of channel 1; the lines of channels 2 to 7 follow.</param>
        /// <param name="violations">Receives the violations.</param>
        public Dma(string name, uint address, int line, IDmaPort port, Violations violations)
            : base(name, address, 0x400, violations)
        {
            _line = line;
            _status = Define(0x00, "ISR").With(0, "flags", FlagBits * Channels, FieldKind.ReadOnly);
            _status.OnRead(_ => Current(() => _status.Value))
                .OnRawWrite((_, _) => Report(
                    "register.read-only", $"{Name}: ISR written, although it is read-only; its flags are cleared through IFCR"));
            Define(0x04, "IFCR").With(0, "clears", FlagBits * Channels, FieldKind.WriteOnly).OnWrite(Clear);

            for (int i = 0; i < Channels; i++)
            {
                int channel = i;

                _channels[i] = new DmaChannel(this, i, port, (offset, register) => DefineOf(channel, offset, register));
            }
        }

        /// <summary>Gets or sets the action that brings all transfers up to the current time before the core reads their state.</summary>
        public Action CatchUp { get; set; } = () => { };

        /// <summary>
        /// Gets or sets the function that returns the request that DMAMUX1 routes to a channel (channels are counted from 0).
        /// </summary>
        public Func<int, DmaRequest> Selected { get; set; } = _ => DmaRequest.None;

        /// <summary>Gets a channel.</summary>
        /// <param name="index">Channel number, counted from 0.</param>
        public DmaChannel this[int index] => _channels[index];

        /// <summary>Sets flags of a channel.</summary>
        internal void Raise(int channel, uint flags)
        {
            _status.Value |= (flags | Global) << (FlagBits * channel);
            DriveLine(channel);
        }

        /// <summary>
        /// Drives the interrupt line of a channel. TCIE, HTIE and TEIE have the same bit positions as the flags that they enable.
        /// </summary>
        internal void DriveLine(int channel) => Drive(
            _line + channel, ((_status.Value >> (FlagBits * channel)) & Interrupting & _channels[channel].InterruptEnables) != 0);

        internal bool IsRaised(int channel, uint flag) => ((_status.Value >> (FlagBits * channel)) & flag) != 0;

        /// <summary>Serves pending requests of a channel that was just enabled.</summary>
        internal void Started() => CatchUp();

        internal void ReportChannel(int channel, string rule, string what) => Report(rule, $"{Name} channel {channel + 1}: {what}");

        private Register DefineOf(int channel, uint offset, string name)
        {
            Register register = Define(0x08 + ((uint)channel * ChannelBytes) + offset, $"{name}{channel + 1}");

            return register.OnRead(_ => Current(() => register.Value));
        }

        private uint Current(Func<uint> value)
        {
            CatchUp();

            return value();
        }

        private void Clear(uint written)
        {
            CatchUp();

            for (int channel = 0; channel < Channels; channel++)
            {
                uint flags = (written >> (FlagBits * channel)) & 0xF;

                // CGIF clears all flags of its channel. GIF stays set while another flag of the channel is set (RM0434 section 11.6.2).
                uint cleared = (flags & Global) != 0 ? 0xF : flags;
                int shift = FlagBits * channel;
                uint left = (_status.Value >> shift) & ~cleared & 0xE;

                _status.Value = (_status.Value & ~(0xFu << shift)) | ((left | (left != 0 ? Global : 0)) << shift);
                DriveLine(channel);
            }
        }

        /// <inheritdoc/>
        public override void SaveOrRestore(SnapshotArchive archive)
        {
            base.SaveOrRestore(archive);
            Array.ForEach(_channels, channel => archive.Part(channel));
        }
    }
}
