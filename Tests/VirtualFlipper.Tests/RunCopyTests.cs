using System.Collections;
using System.Reflection;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Display;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Power;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests
{
    /// <summary>
    /// Checks that <see cref="VirtualDevice.CopyWithRun"/> copies every member: the test changes each number and flag of the device, adds
    /// an element to each collection, and compares the copy member by member. A new member that is neither copied nor listed here fails the
    /// test.
    /// </summary>
    public class RunCopyTests
    {
        private static readonly Dictionary<string, string> s_notCopied = new()
        {
            ["VirtualDevice.<IsRunning>k__BackingField"] = "false: the copy is not running",
            ["VirtualClock._order"] = "orders events due at the same time; events are not copied",
            ["VirtualClock._advancing"] = "false unless the clock is advancing",
            ["VirtualClock._stopped"] = "set each time the clock advances",
            ["VirtualClock._earliest"] = "the time of the earliest scheduled event; events are scheduled again on the copy",
            ["VirtualClock.<Deadline>k__BackingField"] = "set by the sequence of boots",
            ["Buttons._planned"] = "the number of scheduled events, which are scheduled again on the copy",
            ["CoprocessorSession"] = "created anew at each boot",
            ["CardTree.<UsedClusters>k__BackingField"] = "computed from the content",
            ["CardNode._isShared"] = "the copies share their content until one changes it",
        };

        private readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
        private readonly HashSet<string> _met = [];
        private readonly List<string> _differences = [];

        [Fact]
        public void Every_member_of_the_device_is_copied()
        {
            VirtualDevice device = MakeDevice();
            Visit(device, Change);
            _seen.Clear();
            VirtualDevice copy = device.CopyWithRun();

            Compare(device, copy);
            Assert.True(_differences.Count == 0, string.Join('\n', _differences));
            Assert.Equal([], s_notCopied.Keys.Except(_met));
            Assert.True(_seen.Count > 20, $"Only {_seen.Count} parts were found.");
        }

        [Fact]
        public void An_uncopied_member_is_detected()
        {
            VirtualDevice device = MakeDevice();
            VirtualDevice copy = device.CopyWithRun();
            copy.Coprocessor.Faults.ExtraResets++;
            copy.FlashController.Faults.EraseFails.Add(7);

            Compare(device, copy);
            Assert.Equal(
                ["CoprocessorFaults.<ExtraResets>k__BackingField", "FlashFaults.<EraseFails>k__BackingField"],
                _differences.Order(StringComparer.Ordinal));
        }

        [Fact]
        public void Changes_to_the_copy_do_not_change_the_device_and_vice_versa()
        {
            VirtualDevice device = MakeDevice();
            device.Coprocessor.Faults.OperationErrors.Enqueue(3);
            VirtualDevice copy = device.CopyWithRun();
            copy.Coprocessor.Faults.OperationErrors.Clear();
            copy.BeginBoot();
            copy.Console.WriteLine("only in the copy");
            copy.Display.Show(new byte[Frame.Size]);

            Assert.Single(device.Coprocessor.Faults.OperationErrors);
            Assert.Single(device.Console.Lines);
            Assert.Single(device.Display.Frames);
            Assert.Equal(2, copy.Console.Lines.Count);
        }

        private static VirtualDevice MakeDevice()
        {
            VirtualDevice device = VirtualDevice.CreateDefault();
            device.BeginBoot();
            device.Console.WriteLine("stage 1 0");
            byte[] pixels = new byte[Frame.Size];
            pixels[5] = 1;
            device.Display.Show(pixels);
            device.Violate("rule", "what");
            device.Buttons.PressWhenWaitedFor(Key.Ok);
            device.Card.Faults.ChangeAfterReads("/file", 1, 1, 3);
            device.Card.Faults.ShortenReads("/file", 3);
            device.FlashController.ErasePage(3);
            device.Spend(FlashTiming.PageErase);
            device.Journal.Arm(new CutPoint(null, null, 100, CutMode.Torn));
            device.Reset(ResetCause.Software, "test");
            device.Buttons.Hold(Key.Back, 5);
            return device;
        }

        // Visits each object once and calls the action with each field that holds a value or a collection of values.
        private void Visit(object owner, Action<object, FieldInfo> act)
        {
            if (!_seen.Add(owner))
            {
                return;
            }

            foreach (FieldInfo field in FieldsOf(owner))
            {
                if (IsListed(field))
                {
                    continue;
                }

                if (field.GetValue(owner) is { } value && IsPart(value))
                {
                    Visit(value, act);
                }
                else
                {
                    act(owner, field);
                }
            }
        }

        private void Compare(object left, object right)
        {
            if (!_seen.Add(left))
            {
                return;
            }

            foreach (FieldInfo field in FieldsOf(left).Where(field => !IsListed(field)))
            {
                (object? was, object? now) = (field.GetValue(left), field.GetValue(right));
                if (was != null && now != null && IsPart(was))
                {
                    Compare(was, now);
                }
                else if (!IsSame(was, now))
                {
                    _differences.Add(NameOf(field));
                }
            }
        }

        private bool IsSame(object? left, object? right)
        {
            if (left is string or null || left is not IEnumerable items || right is not IEnumerable others)
            {
                return Equals(left, right);
            }

            object[] all = [.. items.Cast<object>()];
            object[] copies = [.. others.Cast<object>()];
            bool areParts = all.Length > 0 && IsPart(all[0]);
            if (areParts && all.Length == copies.Length)
            {
                all.Zip(copies).ToList().ForEach(pair => Compare(pair.First, pair.Second));
            }

            return all.Length == copies.Length && (areParts || all.SequenceEqual(copies));
        }

        private static void Change(object owner, FieldInfo field)
        {
            object? value = field.GetValue(owner);
            switch (value)
            {
                case bool flag:
                    field.SetValue(owner, !flag);
                    break;
                case int or uint or long or byte when !field.IsInitOnly:
                    field.SetValue(owner, Convert.ChangeType(Convert.ToInt64(value) + 1, field.FieldType));
                    break;
                case HashSet<int> set:
                    set.Add(11);
                    break;
                case Queue<byte> queue:
                    queue.Enqueue(12);
                    break;
                case Dictionary<int, byte> table:
                    table[13] = 1;
                    break;
                case Dictionary<uint, byte> table:
                    table[14] = 1;
                    break;
                case byte[] { Length: > 0 } bytes:
                    bytes[0] ^= 1;
                    break;
                case null when field.FieldType == typeof(int?):
                    field.SetValue(owner, 15);
                    break;
                case null when field.FieldType == typeof(long?):
                    field.SetValue(owner, 16L);
                    break;
                case null when field.FieldType == typeof((byte State, byte Error)?):
                    field.SetValue(owner, ((byte)1, (byte)2));
                    break;
            }
        }

        private bool IsListed(FieldInfo field)
        {
            string? listed = new[] { NameOf(field), field.FieldType.Name }.FirstOrDefault(s_notCopied.ContainsKey);
            _ = listed != null && _met.Add(listed);
            return listed != null;
        }

        private static bool IsPart(object value) => value.GetType() is { IsClass: true } type
            && type.Namespace!.StartsWith("FlipperUpdaterNano", StringComparison.Ordinal) && !typeof(Exception).IsAssignableFrom(type)
            && type.GetProperty("EqualityContract", BindingFlags.Instance | BindingFlags.NonPublic) == null;

        private static IEnumerable<FieldInfo> FieldsOf(object owner) => owner.GetType()
            .GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(field => !typeof(Delegate).IsAssignableFrom(field.FieldType)
                && !field.FieldType.Name.StartsWith("PriorityQueue", StringComparison.Ordinal));

        private static string NameOf(FieldInfo field) => $"{field.DeclaringType!.Name}.{field.Name}";
    }
}
