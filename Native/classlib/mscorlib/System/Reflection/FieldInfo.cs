namespace System.Reflection
{
    /// <summary>A field.</summary>
    public abstract class FieldInfo : MemberInfo
    {
        /// <summary>Creates a field.</summary>
        protected FieldInfo()
        {
        }

        /// <summary>What kind of member it is.</summary>
        public override MemberTypes MemberType
        {
            get { return MemberTypes.Field; }
        }

        /// <summary>The type of the field.</summary>
        public abstract Type FieldType { get; }

        /// <summary>The attributes of the field; none are inherited.</summary>
        public override object[] GetCustomAttributes(bool inherit)
        {
            throw new NotImplementedException();
        }

        /// <summary>The value of the field of an object; of a static field without one.</summary>
        public abstract object GetValue(object obj);

        /// <summary>Gives the field of an object a value; a wrong type throws ArgumentException.</summary>
        public virtual void SetValue(object obj, object value)
        {
            throw new NotImplementedException();
        }
    }
}
