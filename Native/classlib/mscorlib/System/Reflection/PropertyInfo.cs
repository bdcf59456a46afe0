namespace System.Reflection
{
    /// <summary>A property. No member of v1 hands one out: properties are used through their methods, or by Type.InvokeMember.</summary>
    public abstract class PropertyInfo : MemberInfo
    {
        /// <summary>Creates a property.</summary>
        protected PropertyInfo()
        {
        }

        /// <summary>The type of the property.</summary>
        public abstract Type PropertyType { get; }

        /// <summary>The value of the property of an object.</summary>
        public virtual object GetValue(object obj, object[] index)
        {
            throw new NotImplementedException();
        }

        /// <summary>Gives the property of an object a value.</summary>
        public virtual void SetValue(object obj, object value, object[] index)
        {
            throw new NotImplementedException();
        }
    }
}
