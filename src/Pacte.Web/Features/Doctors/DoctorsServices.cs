namespace Pacte.Web.Features.Doctors;

internal static class DoctorsServices
{
    public static IServiceCollection AddDoctors(this IServiceCollection services) => services
        .AddSingleton<ListDoctors>()
        .AddSingleton<SeeDoctor>()
        .AddSingleton<VerifyDoctor>()
        .AddSingleton<SuspendDoctor>()
        .AddSingleton<SetDoctorCap>()
        .AddSingleton<ExemptDoctor>();
}
