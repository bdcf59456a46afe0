using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Deployment.Port;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Deploying
{
    /// <summary>Tests the search for Flipper ports in a copy of the Linux sysfs layout.</summary>
    public sealed class PortFinderTests : IDisposable
    {
        private readonly TemporaryFolder _sys = new();

        [Fact]
        public void The_only_Flipper_is_found_among_other_serial_devices()
        {
            Add("1-1", "0483", "5740", "flip_Abc", "ttyACM0");
            Add("1-2", "1234", "5740", "other", "ttyACM1");

            Assert.Equal([("/dev/ttyACM0", "flip_Abc")], new PortFinder(_sys.Root).Find());
        }

        [Fact]
        public void Two_Flippers_require_the_port_option()
        {
            Add("1-1", "0483", "5740", "flip_Abc", "ttyACM0");
            Add("1-2", "0483", "5740", "flip_Def", "ttyACM1");

            DeploymentException error = Assert.Throws<DeploymentException>(() => DevicePort.Of(new PortFinder(_sys.Root), null));

            Assert.Equal(DeploymentFault.NoPort, error.Kind);
            Assert.Contains("flip_Def at /dev/ttyACM1", error.Message);
        }

        [Fact]
        public void A_device_that_re_enumerates_under_another_port_is_found_by_serial_number()
        {
            Add("1-1", "0483", "5740", "flip_Abc", "ttyACM0");
            DevicePort port = DevicePort.Of(new PortFinder(_sys.Root), null);
            Assert.Equal("/dev/ttyACM0", port.Now());

            Directory.Delete(_sys["class"], true);
            Assert.Null(port.Now());
            Add("1-3", "0483", "5740", "flip_Abc", "ttyACM3");

            Assert.Equal("/dev/ttyACM3", port.Now());
        }

        [Fact]
        public void A_device_that_enters_DFU_requires_action_by_the_user()
        {
            Add("1-1", "0483", "df11", "x", null);

            Assert.Equal(
                DeploymentFault.NeedsUser,
                Assert.Throws<DeploymentException>(() => DevicePort.Of(new PortFinder(_sys.Root), null)).Kind);
        }

        [Fact]
        public void A_chip_that_was_already_in_DFU_is_not_treated_as_the_deployed_device()
        {
            Add("1-1", "0483", "5740", "flip_Abc", "ttyACM0");
            Add("1-2", "0483", "df11", "x", null);
            DevicePort port = DevicePort.Of(new PortFinder(_sys.Root), null);
            port.RememberDfu();
            Directory.Delete(_sys["class"], true);

            Assert.False(port.IsInDfu());
            File.WriteAllText(_sys["devices/1-1/idProduct"], "df11\n");
            Assert.True(port.IsInDfu());
        }

        [Fact]
        public void A_device_that_disappears_during_the_scan_is_skipped()
        {
            Add("1-1", "0483", "5740", "flip_Abc", "ttyACM0");
            Add("1-2", "0483", "df11", "x", null);
            foreach (string file in (string[])["devices/1-1/idProduct", "devices/1-2/idProduct"])
            {
                // Reading the first byte fails, as in a sysfs file whose device was removed.
                File.Delete(_sys[file]);
                File.CreateSymbolicLink(_sys[file], "/proc/self/mem");
            }

            Assert.Empty(new PortFinder(_sys.Root).Find());
            Assert.Empty(new PortFinder(_sys.Root).FindDfu());
        }

        [Fact]
        public void Without_a_Flipper_the_user_is_asked_to_connect_one() => Assert.Equal(
            DeploymentFault.NoPort,
            Assert.Throws<DeploymentException>(() => DevicePort.Of(new PortFinder(_sys["nothing"]), null)).Kind);

        public void Dispose() => _sys.Dispose();

        private void Add(string bus, string vendor, string product, string serial, string? terminal)
        {
            string usb = _sys[$"devices/{bus}"];
            Directory.CreateDirectory($"{usb}/{bus}:1.0");
            File.WriteAllText($"{usb}/idVendor", vendor + "\n");
            File.WriteAllText($"{usb}/idProduct", product + "\n");
            File.WriteAllText($"{usb}/serial", serial + "\n");
            Directory.CreateDirectory(_sys["bus/usb/devices"]);
            Directory.CreateSymbolicLink(_sys[$"bus/usb/devices/{bus}"], usb);
            if (terminal != null)
            {
                Directory.CreateDirectory(_sys[$"class/tty/{terminal}"]);
                Directory.CreateSymbolicLink(_sys[$"class/tty/{terminal}/device"], $"{usb}/{bus}:1.0");
            }
        }
    }
}
