using System.Security.Cryptography;
using FlipperUpdaterNano.Emulator.Cpu;
using FlipperUpdaterNano.Emulator.Snapshots;
using FlipperUpdaterNano.Emulator.Tests.Cpu;
using FlipperUpdaterNano.Emulator.Tests.Peripherals;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Snapshots;
using Xunit;

namespace FlipperUpdaterNano.Emulator.Tests.Snapshots
{
    /// <summary>
    /// Checks that a program that continues from a snapshot on a fresh microcontroller ends in the same state as an uninterrupted run.
    /// </summary>
    public sealed class CoreSnapshotTests
    {
        // The program runs in thread mode on PSP and uses the floating-point unit. SVC preempts thread mode and pends interrupt 0, which is
        // taken when SVC returns; interrupt 1 preempts interrupt 0.
        private const string Exceptions = """
            start:
                ldr r0, =0x2000D000
                msr psp, r0
                movs r0, #2
                msr control, r0
                isb
                vmov.f32 s0, #1.0
                vmov.f32 s31, #3.0
                set ISER, 3
                set IPR0, 0x00004080
                movs r4, #0
                cpsie i
            1:  vadd.f32 s0, s0, s31
                adds r4, #1
                svc 1
                cmp r4, #3
                itt ne
                addne r5, r5, r4
                bne 1b
                vmov r6, s0
                end
            svc: push {r4, lr}
                vmov.f32 s0, #2.0
                set ISPR, 1
                trace 20
                pop {r4, pc}
            irq0: push {r4, lr}
                movs r4, #0x50
                msr basepri, r4
                trace 30
                set ISPR, 2
                trace 31
                pop {r4, pc}
            irq1: vmov.f32 s2, #5.0
                trace 40
                return
            """;

        private const string Sleep = """
            start:
                set SYST_RVR, 6399
                set SYST_CSR, 7
                movs r7, #0
                cpsie i
            1:  wfi
                trace 1
                cmp r7, #5
                blt 1b
                end
            sys_tick: adds r7, #1
                return
            """;

        private const string Wait = """
            start:
                movs r4, #0
                ldr r5, =600
            1:  adds r4, #1
                cmp r4, r5
                blt 1b
                end
            """;

        [Fact]
        public void A_program_can_continue_from_a_snapshot_between_any_two_blocks_of_handler_or_thread_code() => ContinueAtEach(
            Exceptions, _ => { }, Enumerable.Range(0, 60).Select(i => new SnapshotMoment { Instructions = 5 * i, Boot = 1 }));

        [Fact]
        public void A_sleeping_program_can_continue_from_a_snapshot() => ContinueAtEach(
            Sleep, _ => { }, Enumerable.Range(0, 40).Select(i => new SnapshotMoment { Time = 7_000 + (i * 12_345) }));

        [Fact]
        public void A_program_can_continue_from_a_snapshot_taken_during_a_DMA_transfer() => ContinueAtEach(
            Wait,
            bench =>
            {
                DmaSetup.StartSpi(bench);
                bench.Emulator.Ram.Write(0x10000, [.. Enumerable.Range(1, 64).Select(i => (byte)i)]);
                DmaSetup.Exchange(bench, 0x20010000, 0x20011000, 64);
            },
            Enumerable.Range(0, 60).Select(i => new SnapshotMoment { Time = 100 + (i * 300) }));

        private static void ContinueAtEach(string source, Action<Bench> arrange, IEnumerable<SnapshotMoment> requested)
        {
            using CoreProgram undisturbed = Create(source, arrange);
            string expected = RecordOf(undisturbed.Run());
            SnapshotMoment[] moments = [.. requested];
            List<byte[]> snapshots = [];
            using CoreProgram saved = Create(source, arrange);
            Stm32Wb55 chip = saved.Bench.Emulator;

            new SnapshotRequest(moments, (_, pass) => snapshots.Add(Save(pass))).Watch(chip, archive => Pass(archive, saved.Bench));
            Assert.Equal(expected, RecordOf(saved.Run()));
            Assert.Equal(moments.Length, snapshots.Count);

            for (int i = 0; i < moments.Length; i++)
            {
                using CoreProgram continued = Create(source, _ => { });

                Pass(SnapshotArchive.From(new MemoryStream(snapshots[i])), continued.Bench);
                Assert.Equal(snapshots[i], Save(archive => Pass(archive, continued.Bench)));
                Assert.Equal((moments[i], expected), (moments[i], RecordOf(Continue(continued))));
            }
        }

        private static CoreProgram Create(string source, Action<Bench> arrange)
        {
            CoreProgram program = new(source);

            program.Bench.Emulator.Spi2.Exchange = (value, _) => (byte)(value ^ 0xA5);
            arrange(program.Bench);

            return program;
        }

        private static byte[] Save(Action<SnapshotArchive> pass)
        {
            MemoryStream target = new();

            pass(SnapshotArchive.To(target));

            return target.ToArray();
        }

        private static void Pass(SnapshotArchive archive, Bench bench)
        {
            archive.Part(bench.Device, "device");
            archive.Part(bench.Emulator, "chip");
            archive.Part(bench.Board, "board");
            archive.Part(bench.Device.Clock, "clock");
        }

        private static CoreProgram Continue(CoreProgram program)
        {
            try
            {
                program.Bench.Emulator.RunOn();
            }
            catch (DeviceStoppedException stopped)
            {
                Assert.Contains("jumps to itself", stopped.Message);
            }

            return program;
        }

        private static string RecordOf(CoreProgram program)
        {
            Stm32Wb55 chip = program.Bench.Emulator;
            IEnumerable<uint> registers = Enumerable.Range(0, 13).Select(i => chip.Cpu[i])
                .Concat(Enumerable.Range(0, 32).Select(i => chip.Cpu[CpuRegister.S0 + i]));

            return string.Join('\n', [
                program.Trace,
                $"{program.Bench.Device.Clock.Now} ns, {chip.Cycles} cycles, {chip.Cpu.Instructions} instructions",
                string.Join(' ', registers.Select(value => $"{value:X8}")),
                Convert.ToHexString(SHA256.HashData(chip.Sram1.Bytes)),
                .. program.Bench.Violations,
            ]);
        }
    }
}
