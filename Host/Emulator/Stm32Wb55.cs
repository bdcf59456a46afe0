using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Memory;
using FlipperUpdaterNano.Emulator.Peripherals;
using FlipperUpdaterNano.Emulator.Registers;
using FlipperUpdaterNano.Emulator.Watch;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Options;
using FlipperUpdaterNano.VirtualFlipper.Reset;

namespace FlipperUpdaterNano.Emulator
{
    /// <summary>
    /// The emulated STM32WB55 from one reset to the next: CPU1, which libunicorn emulates, and the peripheral registers on top of the
    /// virtual device. A reset discards this object; the state that survives a reset is kept in the device and in <see cref="Sram1"/>.
    /// </summary>
    public sealed partial class Stm32Wb55 : IDisposable
    {
        private const uint Sram1Start = 0x20000000;
        private const int Sram1Size = 0x30000;

        private readonly SharedSram _shared = new();
        private readonly List<Peripheral> _peripherals = [];
        private readonly List<(uint Start, uint Size, IMmio Handler)> _handlers = [];
        private readonly SymbolTable _symbols;
        private readonly IdleSkipper _waits;
        private long _bootBegan;
        private readonly HangWatch _watch;
        private readonly EventScheduler _time;
        private readonly CoreExceptions _exceptions;
        private Action? _pending;
        private bool _tickPreempts;
        private UInt128 _answered;
        private uint _answeredTable;
        private long _slept;

        /// <summary>Creates the microcontroller in its state after a reset.</summary>
        /// <param name="device">The virtual device, whose boot must have started.</param>
        /// <param name="sram1">SRAM1, which keeps its content across resets.</param>
        /// <param name="symbols">Symbols with which reports name addresses.</param>
        /// <param name="limits">Limits for hang detection; null for the defaults.</param>
        public Stm32Wb55(VirtualDevice device, HostMemory sram1, SymbolTable symbols, HangLimits? limits = null)
        {
            Device = device;
            Sram1 = sram1;
            _symbols = symbols;
            _waits = new IdleSkipper(device);
            _bootBegan = device.Clock.Now;
            CortexM4 cpu = new();

            Cpu = cpu;
            Violations = new Violations(() => NameOf(cpu[CpuRegister.Pc]), () => device.Clock.Now);

            // The mapping at address 0 depends on MEM_MODE; while the updater is running, SRAM1 is mapped at 0.
            Ram = new UninitializedRamCheck(sram1, cpu, Violations, Sram1Start, 0);
            Rcc = Add(new Rcc(Violations));
            _watch = new HangWatch(limits ?? HangLimits.Ordinary, _bootBegan, () => JumpsToItself() && !MayBeInterrupted);
            _time = new EventScheduler(device, cpu, Rcc, _watch);
            _time.Hung += circles => throw device.Hang($"The {Who} hangs at {Here}: it {circles}.");
            Pwr = Add(new Pwr(Violations));
            Exti = Add(new Exti(device.Clock, Violations));
            Syscfg = Add(new Syscfg(Violations));
            Semaphores = Add(new Hsem(Violations) { IsFlashHeld = () => device.FlashController.Faults.HeldByCoprocessor });
            Flash = Add(new FlashRegisters(device, Semaphores, Violations));
            Add(new Ipcc(device, CreateMailbox(), Violations));
            SysTick = new SysTick(device.Clock, () => Rcc.CoreHertz, Violations);
            Nvic = new Nvic(SysTick);
            SystemControl = Add(new SystemControl(Nvic, Violations));

            // The range of the NVIC registers is inside the range of SystemControl, so NvicRegisters must be added after SystemControl to
            // take precedence.
            NvicRegisters = Add(new NvicRegisters(Nvic, Violations));
            Add(new Mpu(Violations));
            Add(SysTick);
            CoreDebug = Add(new CoreDebug(Violations));
            _exceptions = ConnectExceptions();
            Dwt = Add(new Dwt(() => Cycles, _waits.Look, CoreDebug, Violations));
            Add(new Dbgmcu(Violations));
            Add(new Rtc(device.Backup, device.Calendar, device.Clock, Pwr, Violations));
            Console = Add(new Usart(device.Clock, () => Rcc.Apb2Hertz, Violations));
            Spi2 = Add(new Spi("SPI2", 0x40003800, device.Clock, () => Rcc.Apb1Hertz, Violations));
            Spi2.Requests = AddDma();
            Spi1 = Add(new Spi("SPI1", 0x40013000, device.Clock, () => Rcc.Apb2Hertz, Violations) { AllowsAnyMode = true });
            I2c1 = Add(new I2c("I2C1", 0x40005400, device.Clock, Violations));
            FlashMemory flash = new(device, Flash, RaiseBusFault, Violations);
            _flash = new FlashWindow(cpu, device, Flash, new WatchedMemory(flash, _time, _waits));
            _handlers.Add((FlashMap.Base, FlashMap.Size, flash));
            ReportNullWrites();
            AddPorts();
            GateClocks();
            AddFirmwarePeripherals();
            ConnectLines(Nvic);
            Connect();
            Reset();
        }

        /// <summary>Gets the virtual device.</summary>
        public VirtualDevice Device { get; }

        /// <summary>Gets the core.</summary>
        public CortexM4 Cpu { get; }

        /// <summary>Gets SRAM1.</summary>
        public HostMemory Sram1 { get; }

        /// <summary>Gets the uninitialised-RAM check, which maps SRAM1.</summary>
        public UninitializedRamCheck Ram { get; }

        /// <summary>Gets the object that collects violations.</summary>
        public Violations Violations { get; }

        /// <summary>Gets the clock control.</summary>
        public Rcc Rcc { get; }

        /// <summary>Gets the power control registers.</summary>
        public Pwr Pwr { get; }

        /// <summary>Gets the system configuration.</summary>
        public Syscfg Syscfg { get; }

        /// <summary>Gets the semaphores.</summary>
        public Hsem Semaphores { get; }

        /// <summary>Gets the flash interface.</summary>
        public FlashRegisters Flash { get; }

        /// <summary>Gets the system timer.</summary>
        public SysTick SysTick { get; }

        /// <summary>Gets the state of the exceptions, including those of the peripherals' interrupt lines.</summary>
        public Nvic Nvic { get; }

        /// <summary>Gets the registers of the NVIC.</summary>
        public NvicRegisters NvicRegisters { get; }

        /// <summary>Gets the system control block.</summary>
        public SystemControl SystemControl { get; }

        /// <summary>Gets the core's debug registers.</summary>
        public CoreDebug CoreDebug { get; }

        /// <summary>Gets the cycle counter.</summary>
        public Dwt Dwt { get; }

        /// <summary>Gets USART1.</summary>
        public Usart Console { get; }

        /// <summary>Gets SPI2.</summary>
        public Spi Spi2 { get; }

        /// <summary>Gets I2C1.</summary>
        public I2c I2c1 { get; }

        /// <summary>Gets ports A to H, keyed by letter.</summary>
        public Dictionary<char, Gpio> Ports { get; } = [];

        /// <summary>
        /// Gets the number of core clock cycles since the reset, including stalls. Sleep is not counted, because DBGMCU_CR.DBG_SLEEP is 0.
        /// </summary>
        public long Cycles => (Device.Clock.Now - _bootBegan - _slept) * (Rcc.CoreHertz / 1_000_000) / 1000;

        /// <summary>Reads a value as a debugger does, through the same register model as the core.</summary>
        /// <param name="size">Size in bytes: 1, 2 or 4.</param>
        /// <exception cref="ArgumentOutOfRangeException">The address is unmapped.</exception>
        public uint Read(uint address, int size = 4)
        {
            if (IsSram1(address, size))
            {
                Span<byte> value = stackalloc byte[4];
                Sram1.Bytes.Slice((int)(address - Sram1Start), size).CopyTo(value);

                return BitConverter.ToUInt32(value);
            }

            (uint start, IMmio handler) = Find(address);

            return handler.Read(address - start, size);
        }

        /// <summary>Writes a value as a debugger does, through the same register model as the core.</summary>
        /// <param name="size">Size in bytes: 1, 2 or 4.</param>
        public void Write(uint address, uint value, int size = 4)
        {
            if (IsSram1(address, size))
            {
                Ram.Write((int)(address - Sram1Start), BitConverter.GetBytes(value).AsSpan(0, size));

                return;
            }

            (uint start, IMmio handler) = Find(address);

            handler.Write(address - start, size, value);
        }

        /// <summary>Runs until the device stops.</summary>
        /// <param name="address">Start address.</param>
        /// <exception cref="DeviceStoppedException">
        /// Always thrown: the device was reset, lost power, hangs, or waits endlessly for input.
        /// </exception>
        public void Run(uint address)
        {
            Start(address);
            RunOn();
        }

        /// <summary>Sets the PC to the entry point of an image, as the stock firmware's jump does.</summary>
        /// <param name="address">The reset vector, which is word 1 of the image.</param>
        /// <exception cref="DeviceHangsException">The address lacks the Thumb bit, and there is no hard fault handler.</exception>
        public void Start(uint address)
        {
            Cpu[CpuRegister.Pc] = address | 1;

            if ((address & 1) == 0)
            {
                SystemControl.NoteUsageFault(UsageFault.InvalidState);
                Take(ExceptionNumber.UsageFault, "a jump to an address without the Thumb bit");
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            IsDisposed = true;
            _peripherals.ForEach(peripheral => peripheral.Stop());
            Cpu.Dispose();
            _flash.Dispose();
            _shared.Dispose();
        }

        private T Add<T>(T peripheral)
            where T : Peripheral
        {
            _peripherals.Add(peripheral);

            return peripheral;
        }

        private Mailbox CreateMailbox()
        {
            const uint offsetMask = 0x3FFF;

            return new Mailbox(_shared, () => Device.Options.Loaded(OptionWord.IpccBuffer) & offsetMask, Violations);
        }

        private void AddPorts()
        {
            foreach ((char port, uint mode, uint pull, uint speed) in new (char, uint, uint, uint)[]
            {
                ('A', 0xABFFFFFF, 0x64000000, 0x0C000000), ('B', 0xFFFFFEBF, 0x00000100, 0x000000C0), ('C', 0xFFFFFFFF, 0, 0),
                ('D', 0xFFFFFFFF, 0, 0), ('E', 0x000003FF, 0, 0), ('H', 0x000000CF, 0, 0),
            })
            {
                Ports[port] = Add(new Gpio(port, mode, pull, speed, Violations));
            }
        }

        private void GateClocks()
        {
            foreach ((char letter, Gpio port) in Ports)
            {
                Rcc.Gate(port, ClockBus.Ahb2, letter - 'A');
            }

            Dwt.IsClocked = () => CoreDebug.TraceEnabled;
            Rcc.Gate(Flash, ClockBus.Ahb3, 25);
            Rcc.Gate(Semaphores, ClockBus.Ahb3, 19);
            Rcc.Gate(_peripherals.OfType<Ipcc>().Single(), ClockBus.Ahb3, 20);
            GateDma();
            Rcc.Gate(Spi1, ClockBus.Apb2, 12);
            Rcc.Gate(Spi2, ClockBus.Apb1, 14);
            Rcc.Gate(I2c1, ClockBus.Apb1, 21);
            Rcc.Gate(Console, ClockBus.Apb2, 14);

            // RCC has an enable bit for the RTC's bus clock, but no reset bit (docs/reference/hardware.md 5.1).
            Peripheral rtc = _peripherals.OfType<Rtc>().Single();
            rtc.IsClocked = () => Rcc.IsEnabled(ClockBus.Apb1, 10);
        }

        private void Connect()
        {
            Map(SystemMemory.Start, SystemMemory.Size, new SystemMemory(Device, Violations));
            _shared.Reset(
                (int)((Device.Options.Loaded(OptionWord.SecureSram) >> 18) & 0x1F),
                (int)((Device.Options.Loaded(OptionWord.SecureSram) >> 25) & 0x1F));
            _shared.Map(Cpu, address =>
            {
                Violations.Report("bus.secure", $"CPU1 accessed {address:X8}, which CPU2 owns");
                RaiseBusFault(address);
            });
            _handlers.Add((SharedSram.Start, SharedSram.Size, _shared));

            foreach ((uint address, uint size) in new (uint, uint)[]
            {
                (0x40000000, 0x24000), (0x48000000, 0x2000), (0x50060000, 0x1000), (0x58000000, 0x5000), (0xE0000000, 0x43000),
            })
            {
                Map(address, size, new Bus(address, size, _peripherals, Violations));
            }

            Flash.DoubleErrorDetected += Cpu.LookForInterrupts;
            Rcc.ClockFailed += Cpu.LookForInterrupts;
            Flash.NmiWithoutFlag += () => Nvic.Pend(ExceptionNumber.Nmi);
            Flash.LockWrittenWhileLocked += () => RaiseBusFault(0x58004014);
            Flash.AccessChanged += () => Flash.CheckLatency(Rcc.CoreHertz);
            Rcc.CoreClockChanged += () => Flash.CheckLatency(Rcc.CoreHertz);
            Syscfg.Remapped += FollowMemoryMode;
            Pwr.Cpu2Started += Rcc.StartCpu2;
            Pwr.Cpu2Started += Device.Coprocessor.Start;
            Cpu.SendsEvent = Device.Coprocessor.SignalEvent;
            SystemControl.ResetRequested += () => throw Device.Reset(ResetCause.Software, "SYSRESETREQ");
        }

        private void Map(uint address, uint size, IMmio handler)
        {
            Cpu.Map(address, size, new WatchedMemory(handler, _time, _waits));
            _handlers.Add((address, size, handler));
        }

        private (uint Start, IMmio Handler) Find(uint address)
        {
            foreach ((uint start, uint size, IMmio handler) in _handlers)
            {
                if (address >= start && address - start < size)
                {
                    return (start, handler);
                }
            }

            throw new ArgumentOutOfRangeException(nameof(address), $"Nothing is mapped at {address:X8}.");
        }

        private void Reset()
        {
            _peripherals.ForEach(peripheral => peripheral.Reset());
            Rcc.SetResetFlags(Device.ResetFlags);
        }

        private bool JumpsToItself()
        {
            const uint branchToSelf = 0xE7FE;

            uint address = Cpu[CpuRegister.Pc] & ~1u;

            return _flash.OffsetOf(address) is { } offset
                ? BitConverter.ToUInt16(Device.Flash.Bytes[offset..]) == branchToSelf
                : Cpu.HalfWord(address) == branchToSelf;
        }

        /// <summary>Gets the code location as text: the address and, if known, the function.</summary>
        internal string Here => NameOf(Cpu[CpuRegister.Pc] & ~1u);

        /// <summary>
        /// Gets or sets the function that returns whether the symbols apply to an address; by default they apply to all addresses.
        /// </summary>
        internal Func<uint, bool> HasSymbols { get; set; } = _ => true;

        private string NameOf(uint address) => HasSymbols(address) ? _symbols.Name(address) : $"{address:X8}";

        private static bool IsSram1(uint address, int size) => address >= Sram1Start && address - Sram1Start + (uint)size <= Sram1Size;
    }
}
