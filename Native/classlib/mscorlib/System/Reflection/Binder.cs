namespace System.Reflection
{
    /// <summary>Chooses among members: there is only the built-in choice, which <c>null</c> stands for.</summary>
    public abstract class Binder
    {
        /// <summary>Creates a binder.</summary>
        protected Binder()
        {
        }
    }
}
