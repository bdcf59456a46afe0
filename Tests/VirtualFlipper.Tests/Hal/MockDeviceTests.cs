using System.Collections;
using System.Text;
using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using FlipperUpdaterNano.VirtualFlipper;
using FlipperUpdaterNano.VirtualFlipper.Card;
using FlipperUpdaterNano.VirtualFlipper.Flash;
using FlipperUpdaterNano.VirtualFlipper.Input;
using FlipperUpdaterNano.VirtualFlipper.Reset;
using FlipperUpdaterNano.VirtualFlipper.Time;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Hal
{
    public sealed class MockDeviceTests
    {
        private const int FreePage = 100;
        private const uint FreeAddress = FlashMap.Base + (FreePage * FlashMap.PageSize);
        private readonly VirtualDevice _device = Samples.ArmedDevice();
        private readonly MockDevice _hal;

        public MockDeviceTests()
        {
            _hal = new MockDevice(_device);
        }

        [Fact]
        public void Card_status_values_match_the_HAL()
        {
            Assert.All(Enum.GetValues<CardStatus>(), status => Assert.Equal((int)status, (int)Enum.Parse<CardResult>(status.ToString())));
            Assert.Equal(Enum.GetNames<CardMode>(), Enum.GetNames<CardOpenMode>());
        }

        [Fact]
        public void Card_reads_can_overlap_an_erase()
        {
            _device.Card.Preload("/big", new byte[32768]);
            Assert.Equal(CardStatus.Ok, _hal.Card.Mount());
            Assert.Equal(CardStatus.Ok, _hal.Card.Open("/ext/big", CardMode.Read, out ICardFile file));
            byte[] buffer = new byte[4096];
            long began = _device.Clock.Now;
            Assert.Equal(FlashStatus.Ok, _hal.Flash.BeginErase(FreePage));
            Assert.Equal(4096, file.Read(buffer, 0, 4096));
            Assert.Equal(FlashStatus.Ok, _hal.Flash.EndErase());
            Assert.Equal(FlashTiming.PageErase, _device.Clock.Now - began);

            began = _device.Clock.Now;
            Assert.Equal(FlashStatus.Ok, _hal.Flash.BeginErase(FreePage));
            for (int i = 0; i < 12; i++)
            {
                file.Seek(0);
                file.Read(buffer, 0, 4096);
            }

            Assert.Equal(FlashStatus.Ok, _hal.Flash.EndErase());
            Assert.Equal(12 * CardTiming.Read(0, 4096), _device.Clock.Now - began);
        }

        [Fact]
        public void Reading_flash_waits_for_a_running_erase()
        {
            long began = _device.Clock.Now;
            _hal.Flash.BeginErase(FreePage);
            Assert.True(_hal.Flash.IsErased(FreeAddress, 4096));
            Assert.InRange(_device.Clock.Now - began, FlashTiming.PageErase, FlashTiming.PageErase + VirtualTime.Millisecond);
        }

        [Fact]
        public void Rows_and_double_words_are_programmed_and_read_and_compared()
        {
            byte[] data = new byte[1024];
            new Random(3).NextBytes(data);
            Assert.Equal(FlashStatus.Ok, _hal.Flash.ProgramRow(FreeAddress, data, 0));
            Assert.Equal(FlashStatus.Ok, _hal.Flash.ProgramDoubleWords(FreeAddress + 512, data, 512, 512));

            byte[] read = new byte[1026];
            Assert.Equal(FlashStatus.Ok, _hal.Flash.Read(FreeAddress, read, 1, 1024));
            Assert.Equal(data, read[1..^1]);
            Assert.True(_hal.Flash.Matches(FreeAddress, data, 0, 1024));
            Assert.False(_hal.Flash.Matches(FreeAddress + 1, data, 0, 1023));
            Assert.Equal(FlashStatus.Ok, _hal.Flash.Crc32(0, FreeAddress, 1024, out uint crc));
            Assert.Equal(_hal.Bytes.Crc32(0, data, 0, 1024), crc);
            Assert.False(_hal.Flash.IsErased(FreeAddress, 1));
            Assert.True(_hal.Flash.IsErased(FreeAddress + 1024, 3072));
        }

        [Fact]
        public void A_row_outside_the_page_erased_last_is_programmed_as_double_words()
        {
            byte[] data = new byte[512];
            new Random(4).NextBytes(data);
            List<string> operations = [];
            _device.Journal.Begun += operation => operations.Add(operation.Name);
            Assert.Equal(FlashStatus.Ok, _hal.Flash.ProgramRow(FreeAddress + 4096, data, 0));
            Assert.Equal(FlashStatus.Ok, _hal.Flash.BeginErase(FreePage));
            Assert.Equal(FlashStatus.Ok, _hal.Flash.EndErase());
            Assert.Equal(FlashStatus.Ok, _hal.Flash.ProgramRow(FreeAddress + 1024, data, 0));
            Assert.Equal(FlashStatus.Ok, _hal.Flash.ProgramRow(FreeAddress + 512, data, 0));
            Assert.Equal(FlashStatus.Ok, _hal.Flash.ProgramRow(FreeAddress + 1536, data, 0));

            IEnumerable<string> words = Enumerable.Repeat("flash.word", 64);
            Assert.Equal([.. words, "flash.erase", "flash.row", .. words, .. words], operations);
            Assert.Empty(_device.Violations);
        }

        [Fact]
        public void Programming_non_erased_cells_fails_with_PROGERR()
        {
            _hal.Flash.ProgramDoubleWords(FreeAddress, new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 }, 0, 8);
            Assert.Equal(FlashStatus.Controller, _hal.Flash.ProgramDoubleWords(FreeAddress, new byte[] { 1, 2, 3, 4, 5, 6, 7, 9 }, 0, 8));
            Assert.Equal(FlashErrors.Program, _hal.Flash.LastErrorFlags);
            Assert.Equal(FlashStatus.Ok, _hal.Flash.BeginErase(FreePage));
            Assert.Equal(FlashStatus.Ok, _hal.Flash.EndErase());
        }

        [Fact]
        public void CPU2_flash_can_be_neither_read_nor_changed()
        {
            byte[] data = new byte[512];
            Assert.Equal(0x080D7000u, _hal.Flash.SecureStart);
            Assert.Equal(FlashStatus.OutOfRange, _hal.Flash.Read(0x080D7000, data, 0, 1));
            Assert.Equal(FlashStatus.Ok, _hal.Flash.Read(0x080D6FFF, data, 0, 1));
            Assert.Equal(FlashStatus.OutOfRange, _hal.Flash.Read(0x080D6FFF, data, 0, 2));
            Assert.Equal(FlashStatus.OutOfRange, _hal.Flash.BeginErase(0xD7));
            Assert.Equal(FlashStatus.OutOfRange, _hal.Flash.BeginErase(-1));
            Assert.Equal(FlashStatus.OutOfRange, _hal.Flash.ProgramRow(0x080D7000, data, 0));
            Assert.Equal(FlashStatus.OutOfRange, _hal.Flash.ProgramDoubleWords(0x080D6FFC, data, 0, 8));
            Assert.Equal(FlashStatus.OutOfRange, _hal.Flash.Crc32(0, 0x07FFFFFF, 1, out _));
            Assert.False(_hal.Flash.IsErased(0x080D6000, 8192));
        }

        [Fact]
        public void An_ECC_error_is_reported_and_the_range_matches_neither_erased_flash_nor_any_data()
        {
            _device.Flash.Mark(FreePage * 512, DoubleWordState.EccError);
            byte[] data = new byte[16];
            Assert.Equal(FlashStatus.EccError, _hal.Flash.Read(FreeAddress, data, 0, 16));
            Assert.Equal(FlashStatus.EccError, _hal.Flash.Crc32(0, FreeAddress + 7, 1, out _));
            Assert.Equal(FlashStatus.Ok, _hal.Flash.Read(FreeAddress + 8, data, 0, 8));
            Assert.False(_hal.Flash.IsErased(FreeAddress, 8));
            data.AsSpan().Fill(0xFF);
            Assert.False(_hal.Flash.Matches(FreeAddress, data, 0, 16));
        }

        [Fact]
        public void An_operation_on_flash_that_stays_busy_times_out()
        {
            _device.FlashController.Faults.HeldByCoprocessor = true;
            Assert.Equal(FlashStatus.CoprocessorBusy, _hal.Flash.BeginErase(FreePage));
            _device.FlashController.Faults.HeldByCoprocessor = false;
            _device.FlashController.Faults.StaysBusy = true;
            Assert.Equal(FlashStatus.Ok, _hal.Flash.BeginErase(FreePage));
            Assert.Equal(FlashStatus.TimeOut, _hal.Flash.EndErase());
        }

        [Fact]
        public void Selected_option_words_are_programmed_and_take_effect_at_OBL_LAUNCH()
        {
            uint[] words = new uint[16];
            bool[] change = new bool[16];
            words[0] = _hal.OptionBytes.Read(0) ^ (1u << 24);
            change[0] = true;
            Assert.Equal(FlashStatus.Ok, _hal.OptionBytes.Program(words, change));
            Assert.Equal(words[0], _hal.OptionBytes.Read(0));
            Assert.Equal(0xFFFFC000u, _hal.OptionBytes.Read(13));
            Assert.Throws<DeviceResetException>(_hal.OptionBytes.Launch);
            Assert.Equal(ResetFlags.OptionLoad | ResetFlags.Pin, new MockDevice(_device).System.ResetCause);

            Assert.Equal([0, 1, 2, 3, 4, 5, 6, 13], Enumerable.Range(0, 16).Where(new MockDevice(_device).OptionBytes.IsWritable));
        }

        [Fact]
        public void Programming_an_option_word_that_is_not_writable_is_refused()
        {
            bool[] change = new bool[16];
            change[14] = true;
            Assert.Equal(FlashStatus.OutOfRange, _hal.OptionBytes.Program(new uint[16], change));
            Assert.Equal(0, _device.Journal.Count);
        }

        [Fact]
        public void The_card_is_mounted_at_ext()
        {
            Assert.Equal(CardStatus.NoCard, _hal.Card.Stat("/ext/.fupdate", out _));
            Assert.Equal(-1, _hal.Card.FreeBytes);
            Assert.Equal(CardStatus.Ok, _hal.Card.Mount());
            Assert.Equal(CardStatus.Ok, _hal.Card.Stat("/ext/.fupdate", out CardEntry entry));
            Assert.Equal((".fupdate", false), (entry.Name, entry.IsDirectory));
            ArrayList entries = [];
            Assert.Equal(CardStatus.Ok, _hal.Card.List("/ext", entries));
            Assert.Equal([".fupdate", "update"], entries.Cast<CardEntry>().Select(item => item.Name));
            Assert.Equal(CardStatus.BadName, _hal.Card.Stat("/int/x", out _));
            Assert.Equal(CardStatus.BadName, _hal.Card.Stat("/extra", out _));
            Assert.True(_hal.Card.FreeBytes > 1 << 30);

            Assert.Equal(CardStatus.Ok, _hal.Card.Open("/ext/new", CardMode.Create, out ICardFile file));
            Assert.Equal(CardStatus.Ok, file.Write(Encoding.ASCII.GetBytes("xabcx"), 1, 3));
            Assert.Equal(CardStatus.Ok, file.Close());
            Assert.Equal("abc", Encoding.ASCII.GetString(_device.Card.Peek("/new")!));
            Assert.Equal(CardStatus.Ok, _hal.Card.Replace("/ext/new", "/ext/newer"));
            Assert.Equal(CardStatus.Ok, _hal.Card.Delete("/ext/newer"));
        }

        [Fact]
        public void Keys_are_delivered_at_their_scheduled_time()
        {
            _device.Buttons.PressAt(_device.Clock.Now + (3 * VirtualTime.Second), Key.BackLong);
            Assert.Equal(ButtonEvent.None, _hal.Buttons.Next(0));
            Assert.Equal(ButtonEvent.None, _hal.Buttons.Next(1000));
            Assert.Equal(ButtonEvent.BackLong, _hal.Buttons.Next(60_000));
            Assert.InRange(_hal.Clock.Milliseconds, 2990, 3001);
        }

        [Fact]
        public void Queued_keys_are_delivered_one_per_wait_and_then_the_device_reaches_its_final_state()
        {
            _device.Buttons.PressWhenWaitedFor(Key.Ok, 2);
            Assert.Equal(ButtonEvent.None, _hal.Buttons.Next(0));
            Assert.Equal(ButtonEvent.Ok, _hal.Buttons.Next(60_000));
            Assert.Equal(ButtonEvent.Ok, _hal.Buttons.Next(60_000));
            Assert.Throws<DeviceRestsException>(() => _hal.Buttons.Next(60_000));
            Assert.Throws<DeviceRestsException>(() => _hal.Clock.Sleep(1));
        }

        [Fact]
        public void The_card_can_be_inserted_while_the_updater_waits()
        {
            _device.Card.Remove();
            _device.Buttons.PressWhenWaitedFor(Key.InsertCard);
            Assert.False(_hal.Card.IsPresent);
            Assert.Equal(ButtonEvent.CardInserted, _hal.Buttons.Next(60_000));
            Assert.Equal(CardStatus.Ok, _hal.Card.Mount());
        }

        [Fact]
        public void Waiting_for_the_user_continues_while_events_are_scheduled()
        {
            _hal.Coprocessor.Start();
            _hal.Coprocessor.WaitEvent(new byte[16], 1000);
            byte[] response = new byte[16];
            _hal.Coprocessor.Command(Shci.FusGetState, [], 0, response);
            _hal.Coprocessor.Command(Shci.FusGetState, [], 0, response);

            Assert.Throws<DeviceResetException>(() => _hal.Buttons.Next(60_000));
        }

        [Fact]
        public void Distinct_frames_are_recorded_with_their_time()
        {
            byte[] frame = new byte[1024];
            _hal.Display.Show(frame);
            _hal.Display.Show(frame);
            frame[0] = 1;
            _hal.Display.Show(frame);

            Assert.Equal(2, _device.Display.Frames.Count);
            Assert.True(_device.Display.Frames[1].IsDark(0, 0));
            Assert.False(_device.Display.Frames[0].IsDark(0, 0));
            Assert.Equal(3 * 2_096_000, _device.Display.Frames[1].Nanoseconds);
        }

        [Fact]
        public void Identity_and_power_and_console_come_from_the_device()
        {
            byte[] otp = new byte[2];
            _hal.System.ReadOtp(8, otp, 2);
            Assert.Equal([12, 7], otp);
            Assert.Equal(7, _hal.System.BuildTarget);
            _device.Battery.Percent = 14;
            _device.Battery.IsCharging = true;
            Assert.Equal((14, true), (_hal.Power.BatteryPercent, _hal.Power.IsCharging));
            _device.Battery.GaugeIsSilent = true;
            Assert.Equal(-1, _hal.Power.BatteryPercent);
            _hal.Console.WriteLine("hello");
            Assert.Equal("hello", Assert.Single(_device.Console.Lines).Text);
        }
    }
}
