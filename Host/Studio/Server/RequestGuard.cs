using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FlipperUpdaterNano.Studio.Server
{
    /// <summary>
    /// Admits only requests from pages of this server. The Host header must name the loopback address and the port (under DNS rebinding, it
    /// names the attacker's site), an Origin header must name this server, and the path must begin with the token.
    /// </summary>
    internal sealed class RequestGuard(int port)
    {
        private readonly string[] _hosts = [$"127.0.0.1:{port}", $"localhost:{port}"];

        /// <summary>Gets the token: 128 random bits, new for each start.</summary>
        public string Token { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

        /// <summary>Judges a request.</summary>
        /// <param name="rest">The path after the token, without a leading slash.</param>
        /// <returns>0 to admit the request, otherwise the HTTP status of the response.</returns>
        public int Judge(HttpRequest request, out string rest)
        {
            rest = string.Empty;
            string? origin = request.Headers.Origin;
            if (!_hosts.Contains(request.Headers.Host.ToString())
                || (origin != null && !_hosts.Any(host => origin == $"http://{host}")))
            {
                return StatusCodes.Status403Forbidden;
            }

            string[] parts = (request.Path.Value ?? string.Empty).Split('/', 3);
            if (parts.Length < 3 || !IsToken(parts[1]))
            {
                return StatusCodes.Status404NotFound;
            }

            rest = parts[2];
            return 0;
        }

        private bool IsToken(string text) =>
            CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Token));
    }
}
