using FlipperUpdaterNano.Hal;
using FlipperUpdaterNano.MockHal;
using Xunit;

namespace FlipperUpdaterNano.VirtualFlipper.Tests.Radio
{
    /// <summary>FUS and the stack as an updater meets them: over the mocked HAL, boot after boot.</summary>
    public sealed class CoprocessorTests
    {
        private static readonly StackVersion s_new = new(1, 20, 0, 0, 2);
        private readonly VirtualDevice _device = Samples.Device();
        private readonly byte[] _response = new byte[16];
        private MockDevice _hal;

        public CoprocessorTests()
        {
            _hal = new MockDevice(_device);
        }

        [Fact]
        public void The_stack_reports_ready_and_its_table()
        {
            Assert.Equal(Shci.ReadyStack, Start());
            byte[] table = Table();
            Assert.Equal(0x010D0302u, BitConverter.ToUInt32(table, 0x10));
            Assert.Equal(3u, BitConverter.ToUInt32(table, 0x18));
            Assert.Equal(0x01020000u, BitConverter.ToUInt32(table, 0x04));
            Assert.Equal(0x0B12001Du, BitConverter.ToUInt32(table, 0x14));
        }

        [Fact]
        public void Nothing_answers_before_the_second_core_is_started_and_ready()
        {
            Assert.Equal(CoprocessorStatus.NotReady, _hal.Coprocessor.Command(Shci.FusGetState, [], 0, _response));
            _hal.Coprocessor.Start();
            Assert.Equal(CoprocessorStatus.NotReady, _hal.Coprocessor.Command(Shci.FusGetState, [], 0, _response));
            Assert.False(_hal.Coprocessor.ReadInfoTable(new byte[56]));
        }

        [Fact]
        public void The_second_get_state_makes_the_stack_hand_over_to_fus_with_a_reset()
        {
            Start();
            Assert.Equal((Shci.StatusNotSupported, 0xFE), State());
            _hal.Clock.Sleep(10_000);
            Assert.Equal((Shci.StatusNotSupported, 0xFE), State());

            DeviceResetException reset = Assert.Throws<DeviceResetException>(() => _hal.Clock.Sleep(10_000));

            Assert.Equal(ResetCause.Coprocessor, reset.Cause);
            Reboot();
            Assert.Equal(Shci.ReadyFus, Start());
            Assert.Equal((0, 0), State());
            Assert.Equal(Shci.FusTableKeyword, BitConverter.ToUInt32(Table(), 0));
        }

        [Fact]
        public void A_reset_between_the_two_get_states_makes_the_next_one_the_first_again()
        {
            Start();
            State();
            Assert.Throws<DeviceResetException>(_hal.System.Reset);
            Reboot();
            Start();
            State();
            _hal.Clock.Sleep(10_000);
            Assert.Equal(CoprocessorFirmware.Stack, _device.Coprocessor.Runs);
        }

        [Fact]
        public void Deleting_erases_the_stack_moves_the_secure_start_up_and_resets_with_a_launch()
        {
            EnterFus();
            long began = _device.Clock.Now;
            Assert.Equal(Shci.StatusOk, Command(Shci.FusFirmwareDelete));

            DeviceResetException reset = PollUntilReset(0x30);

            Assert.InRange((_device.Clock.Now - began) / VirtualTime.Millisecond, 2000, 5000);
            Assert.Equal(ResetCause.CoprocessorOptionLaunch, reset.Cause);
            Reboot();
            Assert.Equal(0x080F4000u, _hal.Flash.SecureStart);
            Assert.Equal(Shci.ReadyFus, Start());
            Assert.Equal((0, 0), State());
            Assert.Equal(0u, BitConverter.ToUInt32(Table(), 0x14));
            Assert.True(_hal.Flash.IsErased(0x080D7000, 29 * 4096));
            Assert.Equal(0x3D000u, _device.Options.Stored(OptionWord.SecureSram) & 0x3FFFF);
        }

        [Theory]
        [InlineData(117_076, 0x080D7000u, false)]
        [InlineData(117_076, 0x080D7000u, true)]
        [InlineData(20_000, 0x080C0000u, false)]
        public void Installing_takes_several_resets_and_ends_with_the_new_stack(int size, uint source, bool withoutAddress)
        {
            byte[] file = Samples.Radio(size, s_new);
            DeleteStack();
            WriteImage(source, file);
            uint target = FlashMap.FusBase - (uint)((size + 4095) / 4096 * 4096);
            long began = _device.Clock.Now;
            Assert.Equal(Shci.StatusOk, withoutAddress ? Command(Shci.FusFirmwareUpgrade) : Command(Shci.FusFirmwareUpgrade, source));

            int resets = 0;
            do
            {
                PollUntilReset(0x10);
                resets++;
                Reboot();
                Assert.Equal(Shci.ReadyFus, Start());
            }
            while (State() != (0, 0));

            Assert.Equal(3, resets);
            Assert.InRange((_device.Clock.Now - began) / VirtualTime.Millisecond, 4000, 15_000);
            Assert.Equal(target, _hal.Flash.SecureStart);
            Assert.Equal(s_new.Word, BitConverter.ToUInt32(Table(), 0x14));
            Assert.Equal(Coprocessor.SecureWords((int)(target >> 12) & 0xFF, 18, 11).SecureSram, _device.Options.Stored(15));
            Assert.True(_device.Flash.Bytes.Slice((int)(target - FlashMap.Base), size).SequenceEqual(file));
            Assert.Equal(Shci.StatusOk, Command(Shci.FusStartWirelessStack));
            Assert.Throws<DeviceResetException>(() => _hal.Clock.Sleep(10_000));
            Reboot();
            Assert.Equal(Shci.ReadyStack, Start());
            Assert.Equal((s_new.Word, 3u), (BitConverter.ToUInt32(Table(), 0x10), BitConverter.ToUInt32(Table(), 0x18)));
            Assert.Empty(_device.Violations);
        }

        [Fact]
        public void After_an_installation_the_stack_may_start_by_itself()
        {
            _device.Coprocessor.Timing.InstallationEndsInStack = true;
            DeleteStack();
            WriteImage(0x080D7000, Samples.Radio(117_076, s_new));
            Command(Shci.FusFirmwareUpgrade, 0x080D7000);
            int ready;
            do
            {
                PollUntilReset(0x10);
                Reboot();
                ready = Start();
            }
            while (ready == Shci.ReadyFus);

            Assert.Equal(s_new.Word, BitConverter.ToUInt32(Table(), 0x10));
        }

        [Theory]
        [InlineData("nothing there", FusState.ImageNotFound)]
        [InlineData("another magic", FusState.ImageCorrupt)]
        [InlineData("other number of pages", FusState.ImageCorrupt)]
        [InlineData("customer's signature", FusState.TagNotFound)]
        [InlineData("an ECC error", FusState.ImageCorrupt)]
        public void An_image_that_is_not_good_ends_in_the_error_state_without_a_reset(string flaw, int error)
        {
            byte[] file = Samples.Radio(20_000, s_new);
            DeleteStack();
            switch (flaw)
            {
                case "another magic":
                    file[^88] ^= 1;
                    break;
                case "other number of pages":
                    file[^96] ^= 1;
                    break;
                case "customer's signature":
                    BitConverter.GetBytes(0xE2B51D4Au).CopyTo(file, file.Length - 4);
                    break;
            }

            if (flaw != "nothing there")
            {
                WriteImage(0x080C0000, file);
            }

            if (flaw == "an ECC error")
            {
                _device.Flash.Mark((0xC0000 / 8) + 50, DoubleWordState.EccError);
            }

            Command(Shci.FusFirmwareUpgrade, 0x080C0000);
            _hal.Clock.Sleep(20_000);

            Assert.Equal((0xFF, error), State());
            Assert.Null(_device.Coprocessor.Stack);
        }

        [Fact]
        public void A_reset_while_fus_is_ongoing_is_a_violation_and_can_destroy_fus()
        {
            _device.Coprocessor.Faults.ForeignResetDestroysFus = true;
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            _hal.Clock.Sleep(500);

            Assert.Throws<DeviceResetException>(_hal.System.Reset);

            Assert.Equal("fus.reset-while-ongoing", Assert.Single(_device.Violations).Rule);
            Reboot();
            _hal.Coprocessor.Start();
            Assert.Equal(-1, _hal.Coprocessor.WaitEvent(new byte[16], 60_000));
        }

        [Fact]
        public void An_operation_that_was_interrupted_goes_on_when_the_second_core_is_started_again_and_not_before()
        {
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            _hal.Clock.Sleep(2000);
            _device.SwitchOff();
            Reboot();
            _hal.Clock.Sleep(60_000);
            Assert.NotNull(_device.Coprocessor.Stack);

            Start();
            Assert.InRange(State().State, 0x30, 0x3F);
            PollUntilReset(0x30);
            Assert.Null(_device.Coprocessor.Stack);
        }

        [Fact]
        public void The_ongoing_state_rises_with_progress()
        {
            _device.Coprocessor.Timing.Slowness = 50;
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            List<int> states = [];
            long began = _device.Clock.Now;
            Assert.Throws<DeviceResetException>(() =>
            {
                for (int i = 0; i < 10_000; i++)
                {
                    states.Add(State().State);
                    _hal.Clock.Sleep(1000);
                }
            });

            Assert.InRange((_device.Clock.Now - began) / VirtualTime.Second, 60, 600);
            Assert.Equal(16, states.Distinct().Count());
            Assert.Equal(states.Order(), states);
        }

        [Fact]
        public void A_stalled_operation_never_changes_its_state()
        {
            _device.Coprocessor.Faults.OperationsStall = true;
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            int first = State().State;
            _hal.Clock.Sleep(3_600_000);

            Assert.Equal((first, 0), State());
        }

        [Fact]
        public void Requested_errors_end_operations_in_order()
        {
            _device.Coprocessor.Faults.OperationErrors.Enqueue(0x06);
            _device.Coprocessor.Faults.OperationErrors.Enqueue(0x07);
            EnterFus();
            foreach (int error in new[] { 6, 7 })
            {
                Command(Shci.FusFirmwareDelete);
                _hal.Clock.Sleep(10_000);
                Assert.Equal((0xFF, error), State());
            }

            Assert.NotNull(_device.Coprocessor.Stack);
            Command(Shci.FusFirmwareDelete);
            PollUntilReset(0x30);
        }

        [Fact]
        public void Unknown_commands_are_answered_with_status_1_by_fus_and_stack()
        {
            Start();
            Assert.Equal(Shci.StatusUnknownCommand, Command(0xFC50));
            Assert.Equal(Shci.StatusOk, Command(Shci.FlashEraseActivity));
            EnterFus();
            Assert.Equal(Shci.StatusUnknownCommand, Command(Shci.FlashEraseActivity));
        }

        [Fact]
        public void Faults_on_request_look_as_the_updater_would_see_them()
        {
            CoprocessorFaults faults = _device.Coprocessor.Faults;
            faults.StartsWithoutReady = 1;
            _hal.Coprocessor.Start();
            Assert.Equal(-1, _hal.Coprocessor.WaitEvent(new byte[16], 1000));
            Assert.Throws<DeviceResetException>(_hal.System.Reset);
            Reboot();
            Start();

            faults.Unanswered.Add(Shci.FusGetState);
            long began = _device.Clock.Now;
            Assert.Equal(CoprocessorStatus.TimeOut, _hal.Coprocessor.Command(Shci.FusGetState, [], 0, _response));
            Assert.Equal(33, (_device.Clock.Now - began) / VirtualTime.Second);
            faults.Unanswered.Clear();

            faults.Malformed.Add(0xFC50);
            Assert.Equal(CoprocessorStatus.BadResponse, _hal.Coprocessor.Command(0xFC50, [], 0, _response));

            faults.Refused[Shci.FusStartWirelessStack] = 0x12;
            EnterFus();
            Assert.Equal(0x12, Command(Shci.FusStartWirelessStack));

            faults.ReportedState = (0xFF, 0x0A);
            Assert.Equal((0xFF, 0x0A), State());

            faults.ReportedVersion = new StackVersion(9, 9, 9);
            Assert.Equal(0x09090900u, BitConverter.ToUInt32(Table(), 0x14));
        }

        [Fact]
        public void A_hard_fault_of_the_second_core_is_seen_by_its_address()
        {
            _device.Coprocessor.Faults.HardFaultAt = 0x080D7123;
            _hal.Coprocessor.Start();

            Assert.Equal(-1, _hal.Coprocessor.WaitEvent(new byte[16], 1000));
            Assert.Equal(0x080D7123u, _hal.Coprocessor.FaultAddress);
            Assert.Equal(CoprocessorStatus.HardFault, _hal.Coprocessor.Command(Shci.FusGetState, [], 0, _response));
        }

        [Fact]
        public void A_stack_that_never_leaves_makes_no_reset()
        {
            _device.Coprocessor.Faults.StackNeverLeaves = true;
            Start();
            State();
            State();
            _hal.Clock.Sleep(60_000);
            Assert.Equal((Shci.StatusNotSupported, 0xFE), State());
        }

        [Fact]
        public void An_operation_can_end_idle_without_the_reset_that_should_follow()
        {
            _device.Coprocessor.Faults.NoResetAfterOperation = true;
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            _hal.Clock.Sleep(60_000);
            Assert.Equal((0, 0), State());
            Assert.Null(_device.Coprocessor.Stack);
        }

        [Fact]
        public void Resets_in_the_middle_of_an_operation_only_cost_another_boot()
        {
            _device.Coprocessor.Faults.ExtraResets = 2;
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            for (int i = 0; i < 2; i++)
            {
                Assert.Equal(ResetCause.Coprocessor, PollUntilReset(0x30).Cause);
                Assert.NotNull(_device.Coprocessor.Stack);
                Reboot();
                Start();
            }

            Assert.Equal(ResetCause.CoprocessorOptionLaunch, PollUntilReset(0x30).Cause);
            Assert.Null(_device.Coprocessor.Stack);
            Assert.Empty(_device.Violations);
        }

        [Fact]
        public void An_operation_goes_on_in_a_device_that_was_saved_and_loaded_meanwhile()
        {
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            _hal.Clock.Sleep(2000);
            _device.SwitchOff();
            using TemporaryFolder folder = new();
            DeviceFolder.Save(_device, folder.Path);
            VirtualDevice loaded = DeviceFolder.Load(folder.Path);
            Assert.Equal(_device.Coprocessor.Job, loaded.Coprocessor.Job);

            MockDevice hal = new(loaded);
            hal.Coprocessor.Start();
            Assert.Throws<DeviceResetException>(() => hal.Clock.Sleep(60_000));
            Assert.Null(loaded.Coprocessor.Stack);
        }

        [Fact]
        public void The_type_of_an_image_is_what_the_host_knows_of_it()
        {
            byte[] file = Samples.Radio(20_000, s_new);
            _device.Coprocessor.ImageTypes[Crc32.Compute(file)] = 0x10;
            DeleteStack();
            WriteImage(0x080C0000, file);
            Command(Shci.FusFirmwareUpgrade, 0x080C0000);
            for (int i = 0; i < 3; i++)
            {
                PollUntilReset(0x10);
                Reboot();
                Start();
            }

            Assert.Equal(0x10, _device.Coprocessor.Stack!.Type);
        }

        [Fact]
        public void Changing_flash_while_fus_is_ongoing_is_a_violation()
        {
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            _hal.Flash.BeginErase(100);
            Assert.Equal("flash.start-while-fus-ongoing", Assert.Single(_device.Violations).Rule);
        }

        [Fact]
        public void Starting_the_stack_without_one_is_refused()
        {
            DeleteStack();
            Assert.Equal(0x11, Command(Shci.FusStartWirelessStack));
        }

        [Fact]
        public void The_first_contact_with_fus_ever_answers_with_an_error_until_the_next_reset()
        {
            _device.Coprocessor.Faults.FirstContact = true;
            EnterFus();
            Assert.Equal((0xFF, 0), State());
            Assert.Throws<DeviceResetException>(_hal.System.Reset);
            Reboot();
            Start();
            Assert.Equal((0, 0), State());
        }

        [Fact]
        public void Every_cut_at_a_step_of_fus_is_survived_by_fus()
        {
            List<CutPoint> steps = [];
            PlayRadioUpdate(null, ticket => steps.Add(new CutPoint(ticket.Operation, ticket.Where, ticket.Number, CutMode.Before)));
            steps.RemoveAll(step => !step.Operation!.StartsWith("fus.", StringComparison.Ordinal));
            Assert.InRange(steps.Count, 35, 50);
            foreach (CutPoint step in steps)
            {
                PlayRadioUpdate(step);
                PlayRadioUpdate(step with { Mode = CutMode.Torn });
                PlayRadioUpdate(step with { Mode = CutMode.After });
            }
        }

        /// <summary>A whole radio update by the simplest of drivers; whatever is cut, it goes on after the next power-on.</summary>
        private static void PlayRadioUpdate(CutPoint? cut, Action<GateTicket>? entered = null)
        {
            CoprocessorTests test = new();
            byte[] file = Samples.Radio(12_000, s_new);
            test._device.Gate.Entered += entered;
            test._device.Gate.Arm(cut);
            for (int boot = 0; boot < 30; boot++)
            {
                try
                {
                    if (test.Step(file))
                    {
                        InstalledStack installed = test._device.Coprocessor.Stack!;
                        Assert.True(test._device.Flash.Bytes.Slice((int)(installed.Address - FlashMap.Base), file.Length).SequenceEqual(file));
                        Assert.True(test._device.Flash.IsReadable((int)(installed.Address - FlashMap.Base), file.Length));
                        Assert.Equal(installed.Address, test._device.Options.SecureStart);
                        Assert.Equal(cut?.ToString(), test._device.Gate.LastCut?.ToString());
                        return;
                    }
                }
                catch (DeviceStoppedException)
                {
                    test.Reboot();
                }
            }

            Assert.Fail($"The radio update did not end after {cut}.");
        }

        private bool Step(byte[] file)
        {
            if (Start() == Shci.ReadyStack)
            {
                if (BitConverter.ToUInt32(Table(), 0x10) == s_new.Word)
                {
                    return true;
                }

                State();
                State();
            }
            else
            {
                while (State().State is >= 0x10 and < 0x40)
                {
                    _hal.Clock.Sleep(20);
                }

                uint version = BitConverter.ToUInt32(Table(), 0x14);
                if (version == s_new.Word)
                {
                    Command(Shci.FusStartWirelessStack);
                }
                else if (version != 0)
                {
                    Command(Shci.FusFirmwareDelete);
                }
                else
                {
                    WriteImage(0x080D0000, file);
                    Command(Shci.FusFirmwareUpgrade, 0x080D0000);
                }
            }

            _hal.Clock.Sleep(30_000);
            Assert.Fail("FUS made no reset.");
            return false;
        }

        private void Reboot()
        {
            _hal = new MockDevice(_device);
        }

        private int Start()
        {
            byte[] payload = new byte[16];
            _hal.Coprocessor.Start();
            Assert.Equal(Shci.EventReady, _hal.Coprocessor.WaitEvent(payload, 1000));
            return payload[0];
        }

        private byte[] Table()
        {
            byte[] table = new byte[Shci.InfoTableSize];
            Assert.True(_hal.Coprocessor.ReadInfoTable(table));
            return table;
        }

        private int Command(int opcode, uint? address = null)
        {
            byte[] parameters = address is uint value ? BitConverter.GetBytes(value) : [];
            Assert.True(_hal.Coprocessor.Command(opcode, parameters, parameters.Length, _response) >= 1);
            return _response[0];
        }

        private (int State, int Error) State()
        {
            Assert.Equal(2, _hal.Coprocessor.Command(Shci.FusGetState, [], 0, _response));
            return (_response[0], _response[1]);
        }

        private void EnterFus()
        {
            if (!_device.Coprocessor.IsStarted)
            {
                Start();
            }

            State();
            State();
            Assert.Throws<DeviceResetException>(() => _hal.Clock.Sleep(10_000));
            Reboot();
            Assert.Equal(Shci.ReadyFus, Start());
        }

        private void DeleteStack()
        {
            EnterFus();
            Command(Shci.FusFirmwareDelete);
            PollUntilReset(0x30);
            Reboot();
            Start();
        }

        private DeviceResetException PollUntilReset(int ongoing) => Assert.Throws<DeviceResetException>(() =>
        {
            for (int i = 0; i < 10_000; i++)
            {
                (int state, int error) = State();
                Assert.Equal(0, error);
                Assert.InRange(state, ongoing, ongoing + 15);
                _hal.Clock.Sleep(20);
            }
        });

        private void WriteImage(uint address, byte[] file)
        {
            byte[] padded = new byte[(file.Length + 7) / 8 * 8];
            padded.AsSpan().Fill(0xFF);
            file.CopyTo(padded, 0);
            for (uint page = (address >> 12) & 0xFF; page <= ((address + (uint)file.Length - 1) >> 12 & 0xFF); page++)
            {
                Assert.Equal(FlashStatus.Ok, _hal.Flash.BeginErase((int)page));
                Assert.Equal(FlashStatus.Ok, _hal.Flash.EndErase());
            }

            Assert.Equal(FlashStatus.Ok, _hal.Flash.ProgramDoubleWords(address, padded, 0, padded.Length));
        }
    }
}
