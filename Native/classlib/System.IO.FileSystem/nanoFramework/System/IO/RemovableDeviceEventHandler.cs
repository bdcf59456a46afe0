namespace nanoFramework.System.IO
{
    /// <summary>Handles the insertion or removal of a drive.</summary>
    public delegate void RemovableDeviceEventHandler(object sender, RemovableDriveEventArgs e);
}
