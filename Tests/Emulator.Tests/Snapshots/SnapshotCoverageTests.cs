using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using FlipperUpdaterNano.Emulator.Devices;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Snapshots
{
    /// <summary>
    /// Each mutable member of each part of the machine passes through the archive. A new peripheral, or a new member, that is neither
    /// saved nor listed here with a reason fails.
    /// </summary>
    public sealed class SnapshotCoverageTests
    {
        private static readonly Dictionary<string, string> s_notState = new()
        {
            ["Bank.Armed"] = "passed by Exti",
            ["Bus._slots"] = "wiring",
            ["CardFaults"] = "belongs to the run",
            ["CoprocessorFaults"] = "belongs to the run",
            ["FlashFaults"] = "belongs to the run",
            ["Buttons._planned"] = "belongs to the run",
            ["Buttons._whenWaitedFor"] = "belongs to the run",
            ["Buttons.HeldAtBoot"] = "belongs to the run",
            ["OperationJournal.Armed"] = "belongs to the run",
            ["OperationJournal.LastCut"] = "belongs to the run",
            ["VirtualCard._removeAtOperation"] = "belongs to the run",
            ["VirtualCard._open"] = "files of a program on the host; a snapshot with one is refused",
            ["VirtualClock._queue"] = "each event is saved by the part that plans it",
            ["VirtualClock._advancing"] = "false outside an advance; no snapshot is taken inside one",
            ["VirtualClock._stopped"] = "set by each advance",
            ["VirtualClock.Deadline"] = "set by the sequence of boots",
            ["VirtualDisplay.Shown"] = "passed as the last frame, or after the frames",
            ["VirtualDevice.Stopped"] = "null on a device that runs",
            ["CardTree._clusterSize"] = "passed by VirtualCard as ClusterSize",
            ["CardTree.Root"] = "passed by VirtualCard",
            ["CardTree.Capacity"] = "passed by VirtualCard",
            ["CardTree.UsedClusters"] = "passed by VirtualCard",
            ["CardNode"] = "passed by VirtualCard",
            ["CardDirectory"] = "passed by VirtualCard",
            ["CortexM4._breakpoints"] = "a run under a debugger has no snapshots",
            ["CortexM4._breakpoint"] = "set before it is used in a run",
            ["CortexM4._passedBreakpoint"] = "set by each run",
            ["CortexM4._extent"] = "set by each run",
            ["CortexM4._engine"] = "libunicorn; its registers are passed one by one",
            ["CortexM4._failure"] = "null between runs",
            ["CortexM4._stop"] = "set by each run",
            ["CortexM4._stopped"] = "set by each run",
            ["CortexM4._blocks"] = "found anew from memory",
            ["CortexM4._code"] = "found anew from memory",
            ["CortexM4._traps"] = "found anew from memory",
            ["CortexM4.Translations"] = "counts the translations that libunicorn holds",
            ["CortexM4._discarded"] = "counts the translations that libunicorn holds",
            ["CortexM4._hooked"] = "found anew from memory",
            ["CortexM4._unhooked"] = "empty between runs",
            ["CortexM4._memories"] = "the memory map, which the owners of memory make",
            ["CortexM4._handles"] = "the memory map, which the owners of memory make",
            ["CortexM4._watchedCode"] = "the watches of FlashWindow",
            ["CortexM4.Observer"] = "belongs to the run",
            ["DmaMux._controllers"] = "wiring",
            ["DmaMux._requests"] = "wiring",
            ["Dma._channels"] = "wiring",
            ["EmulatorEngine.Debugger"] = "belongs to the run",
            ["EmulatorEngine.EventsOfRun"] = "a figure of the last snapshot",
            ["EmulatorEngine.FirmwareSymbols"] = "belongs to the run",
            ["EmulatorEngine.Limits"] = "belongs to the run",
            ["EmulatorEngine.Managed"] = "belongs to the run",
            ["EmulatorEngine.Profile"] = "belongs to the run",
            ["EmulatorEngine.SnapshotRequest"] = "the request for a snapshot",
            ["EmulatorEngine.Progress"] = "passed before the engine",
            ["EmulatorEngine._card"] = "passed before the engine",
            ["EmulatorEngine._end"] = "passed with the boot",
            ["EmulatorEngine._continues"] = "set while a snapshot is restored",
            ["EmulatorEngine._held"] = "set while a snapshot is restored",
            ["FlashWindow._starts"] = "follows MEM_MODE",
            ["FlashWindow._changed"] = "empty between blocks; a snapshot with one is refused",
            ["FlashWindow._leaves"] = "false between blocks; a snapshot with it is refused",
            ["FlashWindow._watches"] = "made anew from the flash",
            ["FlashWindow._copy"] = "made anew from the flash",
            ["FlipperBoard._card"] = "passed by the engine as PoweredCard",
            ["Gpio._drivers"] = "wiring",
            ["Gpio._listeners"] = "wiring",
            ["HostMemory._pointer"] = "memory, passed by its owners",
            ["Hsem._semaphores"] = "wiring",
            ["I2c._devices"] = "wiring",
            ["Peripheral._registers"] = "registers, which pass under their own names",
            ["Rcc._buses"] = "wiring",
            ["Rcc._gated"] = "wiring",
            ["Rcc._coreHertz"] = "a cache with the registers it is of",
            ["Rcc._coreHertzFor"] = "a cache with the registers it is of",
            ["Register"] = "passes its value under its own name; all else is its declaration",
            ["Spi.AllowsAnyMode"] = "wiring",
            ["Spi.Requests"] = "wiring",
            ["Stm32Wb55._dmas"] = "wiring",
            ["Stm32Wb55._handlers"] = "wiring",
            ["Stm32Wb55._peripherals"] = "wiring",
            ["Stm32Wb55.Ports"] = "wiring",
            ["Stm32Wb55._shown"] = "follows MEM_MODE between blocks",
            ["Stm32Wb55._interrupted"] = "set by each run",
            ["Stm32Wb55._isSnapshotDue"] = "the request for a snapshot",
            ["Stm32Wb55.SnapshotWhenAsleep"] = "the request for a snapshot",
            ["Stm32Wb55.IsDisposed"] = "false on a chip that is saved",
            ["SymbolTable"] = "names",
            ["Syscfg._ports"] = "wiring",
            ["UninitializedRamCheck._addresses"] = "follows MEM_MODE",
            ["UninitializedRamCheck._settled"] = "empty between blocks; a snapshot with one is refused",
            ["UninitializedRamCheck._rewritten"] = "empty between blocks; a snapshot with one is refused",
            ["Violations.IsSilent"] = "set by a debugger's access",
        };

        private readonly HashSet<string> _listed = [];
        private readonly Dictionary<object, HashSet<string>> _passed = new(ReferenceEqualityComparer.Instance);

        [Fact]
        public void Every_mutable_member_of_the_machine_is_saved()
        {
            using Bench bench = new(
                device => device.Card.InsertEmpty(), device => new SdCard(device.Clock, new NoBlocks(), SdTiming.Ordinary));
            using EmulatorEngine engine = new();
            object card = typeof(FlipperBoard).GetField("_card", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(bench.Board)!;

            Pass([bench.Device, bench.Emulator, bench.Board, (ISnapshotPart)card, engine]);
            string[] forgotten = [.. Forgotten([bench.Emulator, bench.Board, bench.Device, engine]).Distinct().Order()];

            Assert.True(forgotten.Length == 0, string.Join('\n', forgotten));
            Assert.Equal([], s_notState.Keys.Except(_listed));
            Assert.True(_passed.Count > 50, $"Only {_passed.Count} parts were found.");
        }

        [Fact]
        public void A_forgotten_member_is_found()
        {
            Forgetful part = new();

            Pass([part]);

            Assert.Equal(["Forgetful.Count", "Forgetful._list"], Forgotten([part]).Order(StringComparer.Ordinal));
        }

        private void Pass(ISnapshotPart[] parts)
        {
            SnapshotArchive archive = SnapshotArchive.To(Stream.Null);

            archive.Passed += (part, name) =>
            {
                _passed.TryAdd(part, []);
                _passed[part].Add(name.Split('.')[0]);
            };

            foreach (ISnapshotPart part in parts)
            {
                _passed.TryAdd(part, []);
                archive.Part(part, part.GetType().Name);
            }
        }

        private IEnumerable<string> Forgotten(object[] roots)
        {
            HashSet<object> seen = new(roots, ReferenceEqualityComparer.Instance);
            Queue<object> left = new(roots);

            while (left.TryDequeue(out object? owner))
            {
                foreach (FieldInfo field in FieldsOf(owner.GetType()))
                {
                    object? value = field.FieldType.IsPointer ? null : field.GetValue(owner);

                    if (IsState(field) && !IsListed(field) && !IsSaved(owner, field, value))
                    {
                        yield return KeyOf(field);
                    }

                    foreach (object reached in Reached(value).Where(seen.Add))
                    {
                        left.Enqueue(reached);
                    }
                }
            }
        }

        private bool IsSaved(object owner, FieldInfo field, object? value) => (value is ISnapshotPart && _passed.ContainsKey(value))
            || (_passed.TryGetValue(owner, out HashSet<string>? names) && names.Contains(NameOf(field)));

        private static bool IsState(FieldInfo field)
        {
            // A captured parameter of a primary constructor is a field that is not read-only.
            bool isFixed = field.IsInitOnly || field.Name.EndsWith(">P", StringComparison.Ordinal);
            bool isCollection = field.FieldType.IsArray
                || field.FieldType.Namespace!.StartsWith("System.Collections", StringComparison.Ordinal);
            bool isState = !isFixed || isCollection || field.FieldType.IsAssignableTo(typeof(ISnapshotPart));

            return isState && !field.FieldType.IsAssignableTo(typeof(Delegate));
        }

        private bool IsListed(FieldInfo field)
        {
            string? key = new[] { field.DeclaringType!.Name, KeyOf(field) }.FirstOrDefault(s_notState.ContainsKey);

            return key is not null && (_listed.Add(key) || _listed.Contains(key));
        }

        private static IEnumerable<object> Reached(object? value) => value switch
        {
            null or string or Delegate => [],
            IEnumerable items => items.Cast<object?>().SelectMany(Reached),
            ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Reached(tuple[i])),
            _ when IsOurs(value.GetType()) => [value],
            _ => [],
        };

        private static bool IsOurs(Type type) =>
            type.IsClass && type.Namespace!.StartsWith("FlipperUpdaterNano.", StringComparison.Ordinal)
            && !type.Namespace.Contains(".Tests", StringComparison.Ordinal);

        private static IEnumerable<FieldInfo> FieldsOf(Type? type) => type is null
            ? []
            : type.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
                .Concat(FieldsOf(type.BaseType));

        private static string KeyOf(FieldInfo field) => $"{field.DeclaringType!.Name}.{NameOf(field)}";

        private static string NameOf(FieldInfo field) => field.Name.TrimStart('<').Split('>')[0];

        private sealed class Forgetful : ISnapshotPart
        {
            private readonly List<int> _list = [1];
            private int _saved = 1;

            public int Count { get; set; }

            public void SaveOrRestore(SnapshotArchive archive)
            {
                _saved = archive.Value(_saved);
                Count += _list.Count;
            }
        }

        private sealed class NoBlocks : IBlockImage
        {
            public long Blocks => 1 << 16;

            public bool IsReadOnly => true;

            public bool Read(long block, Span<byte> destination) => false;

            public bool Write(long block, ReadOnlySpan<byte> source) => false;
        }
    }
}
