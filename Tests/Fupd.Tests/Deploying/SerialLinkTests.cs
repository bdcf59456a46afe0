using FlipperUpdaterNano.Deployment;
using FlipperUpdaterNano.Deployment.Port;
using FlipperUpdaterNano.SimulatedDevice.Port;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Deploying
{
    public class SerialLinkTests
    {
        // The port's timer and the deadline's timer expire in either order, so a single attempt might not reveal a wrong report.
        private const int Attempts = 100;
        private static readonly TimeSpan s_writeLimit = TimeSpan.FromSeconds(5);

        [Fact]
        public void A_response_that_has_begun_is_never_reported_as_silence_when_the_total_time_expires()
        {
            using PseudoTerminal device = new(CancellationToken.None);
            using SerialLink link = SerialLink.Open(device.HostPath, s_writeLimit);

            for (int i = 0; i < Attempts; i++)
            {
                Deadline deadline = new(TimeSpan.FromMilliseconds(20)) { HasBegun = true };

                DeploymentException fault = Assert.Throws<DeploymentException>(() => link.ReadByte(deadline));

                Assert.Equal(("the device did not complete its response in 0 s", false), (fault.Message, fault.IsSilence));
            }
        }

        [Fact]
        public void A_response_that_pauses_too_long_is_reported_as_silence()
        {
            using PseudoTerminal device = new(CancellationToken.None);
            using SerialLink link = SerialLink.Open(device.HostPath, s_writeLimit);
            Deadline deadline = new(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(5)) { HasBegun = true };

            DeploymentException fault = Assert.Throws<DeploymentException>(() => link.ReadByte(deadline));

            Assert.Equal(("the device did not respond for 0.1 s", true), (fault.Message, fault.IsSilence));
        }

        [Fact]
        public async Task Before_the_port_disappears_the_device_waits_until_its_output_is_read()
        {
            using PseudoTerminal device = new(CancellationToken.None);
            using SerialLink link = SerialLink.Open(device.HostPath, s_writeLimit);
            device.Write([1]);
            Assert.True(SpinWait.SpinUntil(() => link.HasInput, TimeSpan.FromMinutes(1)));
            Task wait = Task.Run(() => device.WaitUntilRead(TimeSpan.FromMinutes(5)));

            await Task.Delay(500);
            Assert.False(wait.IsCompleted);
            Assert.Equal(1, link.ReadByte(new Deadline(TimeSpan.FromMinutes(1))));
            await wait.WaitAsync(TimeSpan.FromMinutes(1));
        }
    }
}
