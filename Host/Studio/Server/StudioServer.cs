using System.Net;
using System.Net.Sockets;
using FlipperUpdaterNano.Studio.Reload;
using FlipperUpdaterNano.Studio.Session;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FlipperUpdaterNano.Studio.Server
{
    /// <summary>Serves the studio on a port of the loopback address.</summary>
    internal sealed class StudioServer : IDisposable
    {
        private readonly WebApplication _application;
        private readonly RequestGuard _guard;
        private readonly IStudioHost _host;
        private readonly StudioSession _session;
        private readonly HotReload? _reload;

        /// <summary>Creates the session and starts the server on the loopback address.</summary>
        /// <param name="host">The services that fupd provides.</param>
        /// <param name="link">The scenario, inputs and position with which to start.</param>
        /// <param name="sources">Folder of the updater's sources to watch, or <see langword="null"/> to watch none.</param>
        /// <param name="isOwnCheckout">Whether the image is built from this folder.</param>
        /// <param name="port">The port; 0 selects a free one.</param>
        /// <exception cref="StudioException">The scenario cannot be created, or the port cannot be opened.</exception>
        public StudioServer(IStudioHost host, SessionLink link, string? sources, bool isOwnCheckout, int port)
        {
            port = port == 0 ? FreePort() : port;
            _host = host;
            _guard = new RequestGuard(port);
            _session = new StudioSession(host, link);
            _reload = sources == null ? null : new HotReload(host, _session, sources, isOwnCheckout);
            WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
            builder.WebHost.ConfigureKestrel(options => options.Listen(IPAddress.Loopback, port));
            _application = builder.Build();
            _application.UseWebSockets();
            _application.Run(Answer);
            try
            {
                _application.Start();
            }
            catch (Exception taken) when (taken is IOException or SocketException)
            {
                Dispose();
                throw new StudioException($"port {port} cannot be opened: {taken.Message}");
            }

            Address = $"http://127.0.0.1:{port}/{_guard.Token}/";
        }

        /// <summary>Gets the address of the page, including the token.</summary>
        public string Address { get; }

        /// <summary>Gets the session.</summary>
        public StudioSession Session => _session;

        /// <inheritdoc/>
        public void Dispose()
        {
            _reload?.Dispose();
            _session.Dispose();
            ((IDisposable)_application).Dispose();
        }

        private static int FreePort()
        {
            using TcpListener probe = new(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        private async Task Answer(HttpContext context)
        {
            int status = _guard.Judge(context.Request, out string path);
            if (status != 0)
            {
                context.Response.StatusCode = status;
                await context.Response.WriteAsync("Open the address that fupd studio has printed.", context.RequestAborted);
            }
            else if (path == "live" && context.WebSockets.IsWebSocketRequest)
            {
                using PageConnection page = new(
                    await context.WebSockets.AcceptWebSocketAsync(), _host, _session, _reload, context.RequestAborted);
                await page.Serve();
            }
            else if (HttpMethods.IsGet(context.Request.Method) && PageFiles.Get(path) is (Stream content, string type))
            {
                await using (content)
                {
                    AddHeaders(context.Response.Headers);
                    context.Response.ContentType = type;
                    await content.CopyToAsync(context.Response.Body, context.RequestAborted);
                }
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        }

        private static void AddHeaders(IHeaderDictionary headers)
        {
            headers.CacheControl = "no-store";
            headers.ContentSecurityPolicy = "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'";
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
        }

        // The web host must not handle signals, because fupd studio handles them.
        private sealed class NoLifetime : IHostLifetime
        {
            public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
    }
}
