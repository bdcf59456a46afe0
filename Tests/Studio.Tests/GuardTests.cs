using System.Net;
using FlipperUpdaterNano.Fupd.Studio;
using FlipperUpdaterNano.Studio.Server;
using FlipperUpdaterNano.Studio.Session;
using Xunit;

namespace FlipperUpdaterNano.Studio.Tests
{
    /// <summary>Checks that the server accepts only local requests whose path starts with the token from the server's address.</summary>
    public sealed class GuardTests : IDisposable
    {
        private readonly StudioServer _server = new(
            new StudioHost(new StudioCatalog(null, null)), new SessionLink("small"), null, false, 0);

        private readonly HttpClient _client = new();

        public void Dispose()
        {
            _client.Dispose();
            _server.Dispose();
        }

        [Theory]
        [InlineData(null, null, HttpStatusCode.OK)]
        [InlineData("localhost:{port}", "http://localhost:{port}", HttpStatusCode.OK)]
        [InlineData("evil.example", null, HttpStatusCode.Forbidden)]
        [InlineData("evil.example:{port}", null, HttpStatusCode.Forbidden)]
        [InlineData("127.0.0.1:1", null, HttpStatusCode.Forbidden)]
        [InlineData(null, "http://evil.example", HttpStatusCode.Forbidden)]
        [InlineData(null, "https://127.0.0.1:{port}", HttpStatusCode.Forbidden)]
        [InlineData(null, "null", HttpStatusCode.Forbidden)]
        public async Task Foreign_hosts_and_origins_are_refused(string? host, string? origin, HttpStatusCode expected)
        {
            foreach (string file in new[] { string.Empty, "app.js", "live" })
            {
                HttpStatusCode status = await Get(_server.Address + file, host, origin);

                // Only a WebSocket request to "live" is accepted.
                Assert.Equal(file == "live" && expected == HttpStatusCode.OK ? HttpStatusCode.NotFound : expected, status);
            }
        }

        [Theory]
        [InlineData("")]
        [InlineData("app.js")]
        [InlineData("0123456789abcdef0123456789abcdef/")]
        [InlineData("0123456789abcdef0123456789abcdef/live")]
        public async Task Any_path_without_the_token_is_answered_with_Not_Found(string path)
        {
            Assert.Equal(HttpStatusCode.NotFound, await Get(new Uri(new Uri(_server.Address), "/" + path).ToString(), null, null));
        }

        [Fact]
        public void The_server_listens_on_the_loopback_address_only()
        {
            Assert.Contains(
                System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners(),
                listener => listener.Port == Port);
            Assert.All(
                System.Net.NetworkInformation.IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
                    .Where(listener => listener.Port == Port),
                listener => Assert.Equal(IPAddress.Loopback, listener.Address));
        }

        private int Port => new Uri(_server.Address).Port;

        private async Task<HttpStatusCode> Get(string address, string? host, string? origin)
        {
            using HttpRequestMessage request = new(HttpMethod.Get, address);
            request.Headers.Host = host?.Replace("{port}", $"{Port}", StringComparison.Ordinal);
            if (origin != null)
            {
                request.Headers.Add("Origin", origin.Replace("{port}", $"{Port}", StringComparison.Ordinal));
            }

            using HttpResponseMessage response = await _client.SendAsync(request);
            return response.StatusCode;
        }
    }
}
