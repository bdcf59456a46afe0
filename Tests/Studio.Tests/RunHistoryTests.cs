using FlipperUpdaterNano.Studio.Session;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Boot;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Tests which checkpoints a history keeps, and from which checkpoint a replay continues.</summary>
    public class RunHistoryTests
    {
        private const long Operations = 100;
        private static readonly Input s_battery = new("battery:5", new Position(GateKind.Screen, 3), 3, 30);
        private readonly VirtualDevice _device = VirtualDevice.CreateDefault();
        private int _disposed;

        [Fact]
        public void The_number_of_checkpoints_is_bounded()
        {
            using RunHistory history = new(_device);
            int disposed = 0;
            for (int boot = 0; boot < RunHistory.Most * 2; boot++)
            {
                Boot();
                history.Add(Make(boot + 1));
                disposed = _disposed;
            }

            Assert.Equal(RunHistory.Most, history.Count);
            Assert.Equal(RunHistory.Most, disposed);
            Assert.Equal(RunHistory.Most * 2, Find(history, 10_000)!.Counts.Screens);
        }

        [Fact]
        public void The_size_of_checkpoints_is_bounded()
        {
            using RunHistory history = new(_device);
            Assert.False(history.Needs(Make(1, RunHistory.MostBytes + 1).Made, []));
            for (int boot = 1; boot <= 5; boot++)
            {
                Boot();
                history.Add(Make(boot, RunHistory.MostBytes / 2));
            }

            Assert.Equal(2, history.Count);
        }

        [Fact]
        public void The_checkpoint_between_two_close_checkpoints_is_dropped_first()
        {
            using RunHistory history = new(_device);
            for (int boot = 1; boot <= RunHistory.Most + 1; boot++)
            {
                Boot(boot is 7 or 8 ? 1 : 10);
                history.Add(Make(boot));
            }

            Assert.Equal(6, Find(history, 8)!.Counts.Screens);
        }

        [Fact]
        public void A_run_whose_inputs_before_a_checkpoint_differ_does_not_continue_from_it()
        {
            Checkpoint checkpoint = Make(10) with { Inputs = [s_battery] };
            Position goal = new(GateKind.Screen, 20);
            Input after = new("eject", new Position(GateKind.Screen, 15), 15, 150);

            Assert.True(checkpoint.LeadsTo(new RunPlan([s_battery], goal)));
            Assert.True(checkpoint.LeadsTo(new RunPlan([s_battery, after], goal)));
            Assert.False(checkpoint.LeadsTo(new RunPlan([], goal)));
            Assert.False(checkpoint.LeadsTo(new RunPlan([s_battery with { Action = "battery:6" }], goal)));
            Assert.False(checkpoint.LeadsTo(new RunPlan([s_battery, s_battery with { At = new Position(GateKind.Screen, 4) }], goal)));
            Assert.False(checkpoint.LeadsTo(new RunPlan([s_battery], new Position(GateKind.Screen, 10))));
            Assert.False(checkpoint.LeadsTo(new RunPlan([s_battery], null)));
        }

        [Fact]
        public void A_cut_changes_nothing_before_its_operation()
        {
            Checkpoint checkpoint = Make(10);
            Position first = new(GateKind.Operation, 1);
            Position goal = new(GateKind.Operation, Operations + 1);
            Input later = new($"cut:#{Operations + 1}:torn", first);
            Input earlier = new($"cut:#{Operations}:torn", first);

            Assert.True(checkpoint.LeadsTo(new RunPlan([later], goal)));
            Assert.False(checkpoint.LeadsTo(new RunPlan([earlier], goal)));
            Assert.True((checkpoint with { Inputs = [later] }).LeadsTo(new RunPlan([], goal)));
            Assert.False((checkpoint with { Inputs = [earlier] }).LeadsTo(new RunPlan([], goal)));
            Assert.Equal([later], checkpoint.Divide([later, s_battery with { At = goal }]).Made);
        }

        [Fact]
        public void A_run_that_diverges_replaces_the_checkpoints_of_the_earlier_run()
        {
            using RunHistory history = new(_device);
            Boot();
            history.Add(Make(5));
            Boot();
            history.Add(Make(10));
            Assert.False(history.Needs(Make(10).Made, []));
            Assert.True(history.Needs(Make(10).Made, [s_battery]));
            history.Add(Make(12) with { Inputs = [s_battery] });

            Assert.Equal(1, history.Count);
            Assert.Null(Find(history, 20));
        }

        [Fact]
        public void After_a_code_change_only_the_armed_device_is_kept()
        {
            using RunHistory history = new(_device);
            history.Add(Make(0));
            Boot();
            history.Add(Make(10));
            using RunHistory next = history.WithoutBoots();
            Assert.Equal(1, next.Count);
            Assert.Equal(1, _disposed);

            // The old history is closed, so a checkpoint that the old code's run adds afterwards is disposed.
            history.Add(Make(11));
            Assert.Equal(0, history.Count);
            Assert.Equal(2, _disposed);
        }

        private static Checkpoint? Find(RunHistory history, int screen) =>
            history.Find(new RunPlan([], new Position(GateKind.Screen, screen)), null)?.From;

        private void Boot(int seconds = 1)
        {
            _device.BeginBoot();
            _device.Spend(seconds * VirtualTime.Second);
            _device.SwitchOff();
        }

        private Checkpoint Make(int screens, long size = 1)
        {
            StudioDevice made = new(_device.CopyWithRun(), new Engine(() => _disposed++), _ => { }) { CopySize = size };
            made = made with { Copy = _ => made };
            RunCounts counts = new(new Position(GateKind.Screen, screens), screens, 0, 0, Operations);
            return new Checkpoint(made, new BootProgress(), new RunFeed(), counts, []);
        }

        private sealed class Engine(Action dispose) : IUpdaterEngine, IDisposable
        {
            public void Run(VirtualDevice device, ReadOnlyMemory<byte> image) =>
                throw new InvalidOperationException("A checkpoint is never run.");

            public void Dispose() => dispose();
        }
    }
}
