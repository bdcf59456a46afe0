namespace System.Runtime.Remoting
{
    /// <summary>Objects that live elsewhere: there are none.</summary>
    public static class RemotingServices
    {
        /// <summary>False.</summary>
        public static bool IsTransparentProxy(object proxy)
        {
            return false;
        }
    }
}
