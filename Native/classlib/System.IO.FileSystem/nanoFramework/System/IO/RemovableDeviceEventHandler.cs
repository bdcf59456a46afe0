namespace nanoFramework.System.IO
{
    /// <summary>Takes note of drives that come and go.</summary>
    public delegate void RemovableDeviceEventHandler(object sender, RemovableDriveEventArgs e);
}
