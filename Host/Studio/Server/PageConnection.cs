using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FlipperUpdaterNano.Studio.Reload;
using FlipperUpdaterNano.Studio.Session;

namespace FlipperUpdaterNano.Studio.Server
{
    /// <summary>The connection to one page: receives commands, and sends changes at most sixty times a second.</summary>
    /// <param name="host">The services that fupd provides to the studio.</param>
    /// <param name="reload">The watched sources, or <see langword="null"/> if none are watched.</param>
    /// <param name="aborted">Closes the connection when cancelled.</param>
    internal sealed class PageConnection(
        WebSocket socket, IStudioHost host, StudioSession session, HotReload? reload, CancellationToken aborted) : IDisposable
    {
        private const int LongestCommand = 1 << 16;
        private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(16);

        private readonly SemaphoreSlim _sending = new(1);
        private readonly PageCommands _commands = new(session);
        private SeenFeed _seen = new();
        private Run? _run;
        private int _generation;
        private int _reloadVersion = -1;
        private bool _isBuilding;

        /// <summary>Serves the page until it is closed.</summary>
        public async Task Serve()
        {
            session.Noticed += Notice;
            using CancellationTokenSource closed = CancellationTokenSource.CreateLinkedTokenSource(aborted);
            try
            {
                await Send(Hello());
                session.Begin();
                Task sending = SendChanges(closed.Token);
                await Receive(closed.Token);
                await closed.CancelAsync();
                await sending;
            }
            catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
            {
                // The page was closed.
            }
            finally
            {
                session.Noticed -= Notice;
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            _sending.Dispose();
            socket.Dispose();
        }

        private JsonObject Hello() => new()
        {
            ["scenarios"] = new JsonArray([.. host.Scenarios.Select(item => new JsonArray(item.Id, item.Title, item.Group))]),
            ["faults"] = new JsonArray([.. host.Faults.Select(item => new JsonArray(item.Form, item.What))]),
            ["stages"] = new JsonArray([.. host.Stages.Select(label => (JsonNode)label)]),
            ["watches"] = reload != null,
        };

        private void Notice(string sentence) => _ = Task.Run(() => Send(new JsonObject { ["notice"] = sentence }), aborted);

        private async Task SendChanges(CancellationToken closed)
        {
            using PeriodicTimer turns = new(s_interval);
            while (await turns.WaitForNextTickAsync(closed))
            {
                // The page continues to show the previous run until the new one has published something.
                Run current = session.Current;
                if (current != _run && current.Feed.Version > 0)
                {
                    (_run, _seen) = (current, new SeenFeed());
                    _generation++;
                }

                if (_run != null && HasNews(_run))
                {
                    await Send(Changes(_run));
                }
            }
        }

        private bool HasNews(Run run) => run.Feed.Version != _seen.Version || session.IsBuilding != _isBuilding
            || (reload != null && reload.Version != _reloadVersion);

        private JsonObject Changes(Run run)
        {
            _isBuilding = session.IsBuilding;
            JsonObject message = run.Feed.Changes(_seen);
            message["generation"] = _generation;
            message["link"] = session.Link.ToString();
            message["paused"] = run.Hold.IsPaused;
            message["building"] = _isBuilding;
            message["speed"] = run.Hold.Speed;
            if (reload != null && reload.Version != _reloadVersion)
            {
                _reloadVersion = reload.Version;
                message["reload"] = reload.Status;
            }

            return message;
        }

        private async Task Receive(CancellationToken closed)
        {
            byte[] buffer = new byte[LongestCommand];
            while (true)
            {
                int length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), closed);
                    length += part.Count;
                }
                while (!part.EndOfMessage && length < buffer.Length);

                if (part.MessageType == WebSocketMessageType.Close || !part.EndOfMessage)
                {
                    return;
                }

                await Answer(Encoding.UTF8.GetString(buffer, 0, length));
            }
        }

        private async Task Answer(string text)
        {
            try
            {
                if (await Task.Run(() => _commands.Do(JsonNode.Parse(text) as JsonObject ?? []), aborted) is { } answer)
                {
                    await Send(answer);
                }
            }
            catch (Exception failed) when (failed is not (OperationCanceledException or WebSocketException))
            {
                // The updater's code may throw any exception; the page stays connected.
                string sentence = failed is StudioException ? failed.Message : $"{failed.GetType().Name}: {failed.Message}";
                await Send(new JsonObject { ["notice"] = sentence });
            }
        }

        private async Task Send(JsonObject message)
        {
            await _sending.WaitAsync(aborted);
            try
            {
                await socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, true, aborted);
            }
            finally
            {
                _sending.Release();
            }
        }
    }
}
