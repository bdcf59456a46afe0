namespace nanoFramework.Runtime.Native
{
    /// <summary>A method that runs before a restart.</summary>
    public delegate void RebootEventHandler();
}
