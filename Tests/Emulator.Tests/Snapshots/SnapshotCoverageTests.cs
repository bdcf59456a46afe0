using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using FlipperUpdaterNano.Emulator.Devices;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Snapshots
{
    /// <summary>
    /// Checks that each mutable member of each part of the machine is saved in the archive. The test fails if a new peripheral, or a new
    /// member, is neither saved nor listed here with a reason.
    /// </summary>
    public sealed class SnapshotCoverageTests
    {
        private static readonly Dictionary<string, string> s_notState = new()
        {
            ["Bank.Armed"] = "saved by Exti",
            ["Bus._slots"] = "wiring",
            ["CardFaults"] = "input or result of a run, not part of the machine",
            ["CoprocessorFaults"] = "input or result of a run, not part of the machine",
            ["FlashFaults"] = "input or result of a run, not part of the machine",
            ["Buttons._planned"] = "input or result of a run, not part of the machine",
            ["Buttons._whenWaitedFor"] = "input or result of a run, not part of the machine",
            ["Buttons.HeldAtBoot"] = "input or result of a run, not part of the machine",
            ["OperationJournal.Armed"] = "input or result of a run, not part of the machine",
            ["OperationJournal.LastCut"] = "input or result of a run, not part of the machine",
            ["VirtualCard._removeAtOperation"] = "input or result of a run, not part of the machine",
            ["VirtualCard._open"] = "files of a program on the host; a snapshot with open files is refused",
            ["VirtualClock._queue"] = "each event is saved by the part that schedules it",
            ["VirtualClock._advancing"] = "false unless the clock is advancing; no snapshot is taken while it is",
            ["VirtualClock._stopped"] = "set each time the clock advances",
            ["VirtualClock.Deadline"] = "set by the sequence of boots",
            ["VirtualDisplay.Shown"] = "saved as the last frame, or separately after the frames",
            ["VirtualDevice.Stopped"] = "null while the device runs",
            ["CardTree._clusterSize"] = "saved by VirtualCard as ClusterSize",
            ["CardTree.Root"] = "saved by VirtualCard",
            ["CardTree.Capacity"] = "saved by VirtualCard",
            ["CardTree.UsedClusters"] = "saved by VirtualCard",
            ["CardNode"] = "saved by VirtualCard",
            ["CardDirectory"] = "saved by VirtualCard",
            ["CortexM4._breakpoints"] = "a run under a debugger has no snapshots",
            ["CortexM4._breakpoint"] = "set by each run before use",
            ["CortexM4._passedBreakpoint"] = "set by each run",
            ["CortexM4._extent"] = "set by each run",
            ["CortexM4._engine"] = "libunicorn; its registers are saved one by one",
            ["CortexM4._failure"] = "null between runs",
            ["CortexM4._stop"] = "set by each run",
            ["CortexM4._stopped"] = "set by each run",
            ["CortexM4._blocks"] = "decoded again from memory",
            ["CortexM4._code"] = "decoded again from memory",
            ["CortexM4._traps"] = "decoded again from memory",
            ["CortexM4.Translations"] = "statistics of libunicorn's translation buffer, which is not saved",
            ["CortexM4._discarded"] = "statistics of libunicorn's translation buffer, which is not saved",
            ["CortexM4._hooked"] = "decoded again from memory",
            ["CortexM4._unhooked"] = "empty between runs",
            ["CortexM4._memories"] = "the memory map, built by the owners of the memories",
            ["CortexM4._handles"] = "the memory map, built by the owners of the memories",
            ["CortexM4._watchedCode"] = "derived from the watches of FlashWindow",
            ["CortexM4.Observer"] = "input or result of a run, not part of the machine",
            ["DmaMux._controllers"] = "wiring",
            ["DmaMux._requests"] = "wiring",
            ["Dma._channels"] = "wiring",
            ["EmulatorEngine.Debugger"] = "input or result of a run, not part of the machine",
            ["EmulatorEngine.EventsOfRun"] = "a statistic of the last snapshot",
            ["EmulatorEngine.FirmwareSymbols"] = "input or result of a run, not part of the machine",
            ["EmulatorEngine.Limits"] = "input or result of a run, not part of the machine",
            ["EmulatorEngine.Managed"] = "input or result of a run, not part of the machine",
            ["EmulatorEngine.Profile"] = "input or result of a run, not part of the machine",
            ["EmulatorEngine.SnapshotRequest"] = "the request for a snapshot",
            ["EmulatorEngine.Progress"] = "saved in the archive before the engine",
            ["EmulatorEngine._card"] = "saved in the archive before the engine",
            ["EmulatorEngine._end"] = "saved with the state of the boot",
            ["EmulatorEngine._continues"] = "set while a snapshot is restored",
            ["EmulatorEngine._held"] = "set while a snapshot is restored",
            ["FlashWindow._starts"] = "follows MEM_MODE",
            ["FlashWindow._changed"] = "empty between blocks; otherwise a snapshot is refused",
            ["FlashWindow._leaves"] = "false between blocks; otherwise a snapshot is refused",
            ["FlashWindow._watches"] = "rebuilt from the flash",
            ["FlashWindow._copy"] = "rebuilt from the flash",
            ["FlipperBoard._card"] = "saved by the engine as PoweredCard",
            ["Gpio._drivers"] = "wiring",
            ["Gpio._listeners"] = "wiring",
            ["HostMemory._pointer"] = "memory, saved by its owners",
            ["Hsem._semaphores"] = "wiring",
            ["I2c._devices"] = "wiring",
            ["Peripheral._registers"] = "registers, saved under their own names",
            ["Rcc._buses"] = "wiring",
            ["Rcc._gated"] = "wiring",
            ["Rcc._coreHertz"] = "cache derived from the registers",
            ["Rcc._coreHertzFor"] = "cache derived from the registers",
            ["Register"] = "the value is saved under the register's name; the other members describe the register",
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
            ["Stm32Wb55.IsDisposed"] = "false while the chip can be saved",
            ["SymbolTable"] = "names",
            ["Syscfg._ports"] = "wiring",
            ["UninitializedRamCheck._addresses"] = "follows MEM_MODE",
            ["UninitializedRamCheck._settled"] = "empty between blocks; otherwise a snapshot is refused",
            ["UninitializedRamCheck._rewritten"] = "empty between blocks; otherwise a snapshot is refused",
            ["Violations.IsSilent"] = "set only during a debugger's access",
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
        public void An_unsaved_member_is_detected()
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
            // The field of a captured primary constructor parameter is not marked read-only, so the field is identified by its name.
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
