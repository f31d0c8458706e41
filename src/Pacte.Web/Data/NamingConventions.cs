using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pacte.Web.Data;

/// <summary>snake_case names in the database, and a check on every column that holds an enum by name.</summary>
internal static class NamingConventions
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().ToList())
        {
            var table = Snake(entity.GetTableName()!);
            entity.SetTableName(table);
            foreach (var property in entity.GetProperties())
            {
                if (!property.IsRowVersion())
                    property.SetColumnName(Snake(property.GetColumnName()));
            }

            foreach (var key in entity.GetKeys())
                key.SetName(Snake(key.GetName()!));
            foreach (var foreignKey in entity.GetForeignKeys())
                foreignKey.SetConstraintName(Snake(foreignKey.GetConstraintName()!));
            foreach (var index in entity.GetIndexes())
                index.SetDatabaseName(Snake(index.GetDatabaseName()!));
            CheckEnums(model, entity, table);
        }
    }

    private static bool IsRowVersion(this IMutableProperty property) => property.IsConcurrencyToken && property.ClrType == typeof(uint);

    private static void CheckEnums(ModelBuilder model, IMutableEntityType entity, string table)
    {
        foreach (var property in entity.GetProperties())
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            if (!type.IsEnum || type.IsDefined(typeof(FlagsAttribute), inherit: false))
                continue;
            var column = property.GetColumnName();
            var names = string.Join(", ", Enum.GetNames(type).Select(name => $"'{name}'"));
            model.Entity(entity.ClrType).ToTable(t => t.HasCheckConstraint($"{table}_{column}_known", $"{column} in ({names})"));
        }
    }

    private static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsUpper(c) && i > 0 && name[i - 1] != '_' && !char.IsUpper(name[i - 1]))
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
