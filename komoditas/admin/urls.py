"""The addresses of the figures' screens, below `data-produksi/` in the admin."""

from django.urls import path

from komoditas.admin import angka_views, impor_views, listing, templat

impor_patterns = (
    [
        path("", listing.ImporIndexView.as_view(), name="index"),
        path("hasil/", listing.ImporIndexView.as_view(results_only=True), name="index_results"),
        path("baru/", impor_views.baru, name="baru"),
        path("templat.csv", templat.templat, name="templat"),
        path("<int:pk>/", impor_views.rinci, name="rinci"),
        path("<int:pk>/kemajuan/", impor_views.kemajuan_kerja, name="kemajuan"),
        path("<int:pk>/berkas/", impor_views.berkas, name="berkas"),
        path("<int:pk>/kolom/", impor_views.kolom, name="kolom"),
        path("<int:pk>/periksa/", impor_views.periksa_lagi, name="periksa"),
        path("<int:pk>/ajukan/", impor_views.ajukan_set, name="ajukan"),
        path("<int:pk>/tarik/", impor_views.tarik_set, name="tarik"),
        path("<int:pk>/setujui/", impor_views.setujui, name="setujui"),
        path("<int:pk>/kembalikan/", impor_views.kembalikan_set, name="kembalikan"),
        path("<int:pk>/batalkan/", impor_views.batalkan_set, name="batalkan"),
        path("<int:pk>/hapus/", impor_views.hapus, name="hapus"),
        path(
            "<int:pk>/keluarkan/<int:change_pk>/",
            impor_views.keluarkan_perubahan,
            name="keluarkan",
        ),
    ],
    "produksi_impor",
)

angka_patterns = (
    [
        path("", listing.AngkaIndexView.as_view(), name="index"),
        path("hasil/", listing.AngkaIndexView.as_view(results_only=True), name="index_results"),
        path("unduh/<str:form>/", listing.AngkaUnduhView.as_view(), name="unduh"),
        path("tambah/", angka_views.tambah, name="tambah"),
        path("<int:pk>/", angka_views.ubah, name="ubah"),
        path("<int:pk>/hapus/", angka_views.hapus, name="hapus"),
    ],
    "produksi_angka",
)
