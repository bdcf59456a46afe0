using FlipperUpdaterNano.Wire;

namespace FlipperUpdaterNano.SimulatedDevice.Rpc
{
    /// <summary>Handles requests that concern the device: ping, restart, information, properties, update and lock.</summary>
    /// <param name="traps">Deviations from the default behaviour.</param>
    internal sealed class RpcSystem(RpcSession session, IStockFirmware firmware, Traps traps)
    {
        private static readonly Version s_firstUpdate = new(0, 4);
        private static readonly Version s_firstUpdateRestart = new(0, 6);
        private static readonly Version s_firstUpdateResponse = new(0, 7);
        private static readonly Version s_firstProperties = new(0, 14);

        /// <summary>Responds to a request.</summary>
        /// <returns>True if the request concerns the device.</returns>
        public bool TryAnswer(Main request)
        {
            switch (request.ContentCase)
            {
                case Main.ContentOneofCase.PingRequest:
                    session.Send(new Main { CommandId = request.CommandId, PingResponse = request.PingRequest });
                    return true;
                case Main.ContentOneofCase.RebootRequest:
                    Restart(request);
                    return true;
                case Main.ContentOneofCase.DeviceInfoRequest:
                    SendValues(request, firmware.DeviceInfo(), (answer, value) => answer.DeviceInfoResponse = value);
                    return true;
                case Main.ContentOneofCase.PowerInfoRequest:
                    SendValues(request, firmware.PowerInfo(), (answer, value) => answer.PowerInfoResponse = value);
                    return true;
                case Main.ContentOneofCase.PropertyRequest when traps.Protobuf >= s_firstProperties:
                    SendProperties(request);
                    return true;
                case Main.ContentOneofCase.ProtobufVersionRequest:
                    SendVersion(request);
                    return true;
                case Main.ContentOneofCase.GetDatetimeRequest:
                    SendDateTime(request);
                    return true;
                case Main.ContentOneofCase.UpdateRequest when traps.Protobuf >= s_firstUpdate:
                    Update(request);
                    return true;
                case Main.ContentOneofCase.DesktopIsLockedRequest:
                    session.Send(request.CommandId, traps.IsLocked ? Status.Ok : Status.Error);
                    return true;
                default:
                    return false;
            }
        }

        private void Restart(Main request)
        {
            RestartMode? mode = request.RebootRequest.Mode switch
            {
                RebootRequest.Types.Mode.Firmware => RestartMode.Firmware,
                RebootRequest.Types.Mode.Dfu => RestartMode.Dfu,
                RebootRequest.Types.Mode.Update when traps.Protobuf >= s_firstUpdateRestart => RestartMode.Update,
                _ => null,
            };
            if (mode is { } restart)
            {
                throw new RestartException(restart);
            }

            session.Send(request.CommandId, Status.InvalidParameters);
        }

        private void SendValues(Main request, IReadOnlyList<KeyValuePair<string, string>> values, Action<Main, KeyValue> put)
        {
            for (int i = 0; i < values.Count; i++)
            {
                Main answer = new() { CommandId = request.CommandId, HasNext = i + 1 < values.Count };
                put(answer, new KeyValue { Key = InfoKeys.Underscored(values[i].Key), Value = values[i].Value });
                session.Send(answer);
            }
        }

        private void SendProperties(Main request)
        {
            string[] key = request.PropertyRequest.Key.Split('.', 2);
            IReadOnlyList<KeyValuePair<string, string>>? values = key[0] switch
            {
                "devinfo" => firmware.DeviceInfo(),
                "pwrinfo" => firmware.PowerInfo(),
                _ => null,
            };
            if (values == null)
            {
                session.Send(request.CommandId, Status.InvalidParameters);
                return;
            }

            string prefix = key.Length > 1 ? key[1] : string.Empty;
            foreach ((string name, string value) in values.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)))
            {
                session.Send(new Main
                {
                    CommandId = request.CommandId,
                    HasNext = true,
                    PropertyResponse = new KeyValue { Key = name, Value = value },
                });
            }

            session.Send(request.CommandId, Status.Ok);
        }

        private void SendVersion(Main request)
        {
            if (traps.LostVersions > 0)
            {
                traps.LostVersions--;
                return;
            }

            session.Send(new Main
            {
                CommandId = request.CommandId,
                ProtobufVersionResponse = new ProtobufVersionResponse
                {
                    Major = (uint)traps.Protobuf.Major,
                    Minor = (uint)traps.Protobuf.Minor,
                },
            });
        }

        private void SendDateTime(Main request)
        {
            DateTime now = DateTime.Now;
            session.Send(new Main
            {
                CommandId = request.CommandId,
                GetDatetimeResponse = new GetDateTimeResponse
                {
                    Now = new Clock
                    {
                        Year = (uint)now.Year,
                        Month = (uint)now.Month,
                        Day = (uint)now.Day,
                        Hour = (uint)now.Hour,
                        Minute = (uint)now.Minute,
                        Second = (uint)now.Second,
                        Weekday = (uint)((((int)now.DayOfWeek + 6) % 7) + 1),
                    },
                },
            });
        }

        // Firmware that does not yet have UpdateResponse sends an empty response.
        private void Update(Main request)
        {
            PrepareResult result = traps.PrepareResult is { } code
                ? (PrepareResult)code
                : firmware.Prepare(request.UpdateRequest.ManifestPath);
            Status status = result == PrepareResult.Ok ? Status.Ok : Status.InvalidParameters;
            if (traps.Protobuf < s_firstUpdateResponse)
            {
                session.Send(request.CommandId, status);
                return;
            }

            session.Send(new Main
            {
                CommandId = request.CommandId,
                CommandStatus = status,
                UpdateResponse = new UpdateResponse { Code = (uint)result },
            });
        }
    }
}
