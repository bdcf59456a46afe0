using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Power;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Power
{
    public sealed class OperationJournalTests
    {
        [Theory]
        [InlineData("flash.row@0801F200#1234:torn")]
        [InlineData("flash.row@0801F200#1234:torn/7")]
        [InlineData("card.write@/update/f7#2/a@b+512#9:before")]
        [InlineData("backup.write#1:after")]
        [InlineData("#77:torn")]
        public void A_cut_point_round_trips_through_text(string id)
        {
            Assert.Equal(id, CutPoint.Parse(id).ToString());
        }

        [Theory]
        [InlineData("")]
        [InlineData("flash.row")]
        [InlineData("flash.row@0801F200#x:torn")]
        [InlineData("flash.row@0801F200#0:torn")]
        [InlineData("flash.row@0801F200#1:")]
        [InlineData("flash.row@0801F200#1:sometimes")]
        [InlineData("flash.row@0801F200#1:1")]
        [InlineData("flash.row@0801F200#1:torn/x")]
        public void An_invalid_cut_point_is_refused_with_a_reason(string id)
        {
            FormatException refused = Assert.Throws<FormatException>(() => CutPoint.Parse(id));
            Assert.Contains("Cut point", refused.Message, StringComparison.Ordinal);
        }

        [Fact]
        public void A_cut_before_an_operation_changes_nothing_and_reports_the_cut_id()
        {
            VirtualDevice device = Samples.Device();
            device.BeginBoot();
            device.Backup.Write(5, 1);
            device.Journal.Arm(CutPoint.Parse("#2:before"));

            PowerLostException lost = Assert.Throws<PowerLostException>(() => device.Backup.Write(5, 2));

            Assert.Equal("backup.write@BKP5R#2:before", lost.Cut!.ToString());
            Assert.Equal(1u, device.Backup.Read(5));
            Assert.False(device.IsRunning);
        }

        [Fact]
        public void An_operation_takes_complete_effect_if_the_power_is_cut_after_it()
        {
            VirtualDevice device = Samples.Device();
            device.BeginBoot();
            device.Journal.Arm(CutPoint.Parse("backup.write@BKP5R#1:after"));

            Assert.Throws<PowerLostException>(() => device.Backup.Write(5, 2));

            Assert.Equal(2u, device.Backup.Read(5));
        }

        [Fact]
        public void A_cut_id_from_another_run_is_refused()
        {
            VirtualDevice device = Samples.Device();
            device.BeginBoot();
            device.Journal.Arm(CutPoint.Parse("flash.row@08001000#1:torn"));

            InvalidOperationException noticed = Assert.Throws<InvalidOperationException>(() => device.Backup.Write(5, 2));

            Assert.Contains("backup.write@BKP5R", noticed.Message, StringComparison.Ordinal);
        }

        [Fact]
        public void A_cut_at_a_past_operation_cannot_be_armed()
        {
            VirtualDevice device = Samples.Device();
            device.BeginBoot();
            device.Backup.Write(5, 2);

            Assert.Throws<ArgumentException>(() => device.Journal.Arm(CutPoint.Parse("#1:torn")));
        }

        [Fact]
        public void Operation_numbers_continue_across_a_power_loss()
        {
            VirtualDevice device = Samples.Device();
            device.BeginBoot();
            device.Backup.Write(5, 1);
            device.SwitchOff();
            device.BeginBoot();
            device.Backup.Write(5, 2);

            Assert.Equal(2, device.Journal.Count);
        }
    }
}
