using System.Net.Sockets;
using FlipperUpdaterNano.HostPrograms;
using Xunit;

namespace FlipperUpdaterNano.Fupd.Tests.Commands
{
    public sealed class BuildLockTests : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public void Dispose() => _folder.Dispose();

        [Fact]
        public async Task Builds_in_one_folder_run_one_at_a_time()
        {
            int running = 0;
            int most = 0;
            Task[] builds = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            {
                using IDisposable turn = BuildLock.Take(_folder["build"]);
                most = Math.Max(most, Interlocked.Increment(ref running));
                Thread.Sleep(20);
                Interlocked.Decrement(ref running);
            }))];
            await Task.WhenAll(builds);

            Assert.Equal(1, most);
        }

        [Fact]
        public async Task A_build_lock_excludes_other_builds_and_scripts_that_use_flock()
        {
            bool isOver = false;
            Task<bool> build;
            TaskCompletionSource<string> said = new();

            using (BuildLock.Take(_folder["build"]))
            {
                build = Task.Run(() =>
                {
                    // The message must appear only once: a second SetResult would throw.
                    using IDisposable turn = BuildLock.Take(_folder["build"], said.SetResult);
                    return isOver;
                });
                Assert.Contains("waiting for another build", await said.Task);
                ProgramResult script = new HostProgram("flock", "--nonblock", _folder["build/.lock"], "true").Run();
                Assert.Equal(1, script.Status);
                isOver = true;
            }

            Assert.True(await build);
        }

        [Fact]
        public async Task Readers_wait_for_a_build_but_not_for_each_other()
        {
            TaskCompletionSource<string> said = new();
            bool isOver = false;
            Task<bool> reader;

            using (BuildLock.Take(_folder["build"]))
            {
                reader = Task.Run(() =>
                {
                    using IDisposable? turn = BuildLock.TakeForReading(_folder["build"], said.SetResult);
                    return isOver;
                });
                Assert.Contains("waiting for another build", await said.Task.WaitAsync(TimeSpan.FromMinutes(1)));
                isOver = true;
            }

            Assert.True(await reader);
            using IDisposable? one = BuildLock.TakeForReading(_folder["build"], Assert.Fail);
            using IDisposable? two = BuildLock.TakeForReading(_folder["build"], Assert.Fail);
            Assert.Equal(1, new HostProgram("flock", "--nonblock", _folder["build/.lock"], "true").Run().Status);
        }

        [Fact]
        public void Locking_for_reading_creates_no_file_in_a_folder_without_a_lock_file()
        {
            Directory.CreateDirectory(_folder["build"]);

            Assert.Null(BuildLock.TakeForReading(_folder["build"], Assert.Fail));
            Assert.Empty(Directory.GetFileSystemEntries(_folder["build"]));
        }

        [Fact]
        public void A_read_only_lock_file_can_be_locked_for_reading()
        {
            BuildLock.Take(_folder["build"]).Dispose();
            File.SetAttributes(_folder["build/.lock"], FileAttributes.ReadOnly);

            using IDisposable? turn = BuildLock.TakeForReading(_folder["build"], Assert.Fail);

            Assert.NotNull(turn);
        }

        [Fact]
        public async Task A_lock_file_that_cannot_be_opened_is_reported_as_an_error()
        {
            string folder = Directory.CreateDirectory(_folder["build"]).FullName;
            using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(folder, ".lock")));

            await Assert.ThrowsAsync<IOException>(
                () => Task.Run(() => BuildLock.Take(folder)).WaitAsync(TimeSpan.FromMinutes(1)));
        }
    }
}
