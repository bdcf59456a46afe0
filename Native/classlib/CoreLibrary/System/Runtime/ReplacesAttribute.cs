namespace System.Runtime
{
    /// <summary>
    /// Marks a static class whose methods become the bodies of another type's methods: its InternalCalls or, with
    /// <see cref="BecauseAttribute"/>, methods that the class library has in IL. The replacement of a static method has the same name and
    /// parameters. The replacement of an instance method has an additional first parameter for <c>this</c> (by reference for structs). The
    /// replacement of a constructor is named <c>Constructor</c>. A call to an <c>extern</c> method of the class calls the type's own
    /// method, which may be private.
    /// </summary>
    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class ReplacesAttribute : Attribute
    {
        /// <summary>Stores nothing, because the linker reads the argument from the metadata.</summary>
        /// <param name="type">Full name of the type.</param>
        public ReplacesAttribute(string type)
        {
        }
    }
}
